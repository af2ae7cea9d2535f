import { readFileSync } from "node:fs";
import { chooseForge, type ForgeChoice, keepComment } from "../../governance/forge";
import { problem, ProblemError } from "../../core/messages";
import { say, wordsOf } from "../deploy/say";

export interface CommentOptions extends ForgeChoice {
  readonly file: string;
  readonly heading: string;
}

/** Writes a file as a comment of the pull request, over the one that an earlier run has written. */
export async function comment({ file, heading, ...choice }: CommentOptions): Promise<number> {
  await keepComment(chooseForge(choice), {
    heading,
    text: readText(file),
    cutOff: wordsOf("forge.cutOff", {}),
  });
  say("forge.commentWritten", { place: heading });
  return 0;
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new ProblemError(problem("review.fileUnreadable", { file, reason: (error as Error).message }));
  }
}
