export { markdownTable } from "./markdown-table";
export { chooseLanguage } from "./language";
export { languages, type Language } from "./message";
export { problem, type Problem, type ProblemCode, type ProblemParameters } from "./problem";
export { ProblemError } from "./problem-error";
export { allRemedies, remedyOf, type Remedy } from "./remedies";
export { renderProblem, renderProblems } from "./render";
export { colors } from "./colors";
