export { errorText } from "./error-text";
export { chooseLanguage } from "./language";
export { languages, type Language } from "./message";
export { problem, type Problem, type ProblemCode, type ProblemParameters } from "./problem";
export { ProblemError } from "./problem-error";
export { renderProblem, renderProblems } from "./render";
export { colors } from "./colors";
