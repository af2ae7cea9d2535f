export { chooseForge, type ForgeChoice } from "./choose-forge";
export type { Comment, Forge, Issue } from "./forge";
export { identityToken } from "./identity-token";
export { keepComment } from "./keep-comment";
export { keepIssues, type KeptIssue, type WantedIssue } from "./keep-issues";
