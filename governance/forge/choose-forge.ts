import { problem, ProblemError } from "../../core/messages";
import type { Forge } from "./forge";
import { github } from "./github";
import { gitlab } from "./gitlab";

export interface ForgeChoice {
  readonly github?: boolean;
  readonly gitlab?: boolean;
}

/**
 * The requested forge, else the forge whose pipeline runs this process.
 *
 * @throws {ProblemError} `forge.notChosen`, `forge.settingMissing`
 */
export function chooseForge(choice: ForgeChoice, environment: NodeJS.ProcessEnv = process.env): Forge {
  const isChosen = choice.github || choice.gitlab;
  if (choice.github || (!isChosen && environment.GITHUB_ACTIONS === "true")) return github(environment);
  if (choice.gitlab || (!isChosen && environment.GITLAB_CI === "true")) return gitlab(environment);
  throw new ProblemError(problem("forge.notChosen", {}));
}
