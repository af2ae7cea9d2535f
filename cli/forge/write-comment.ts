import { chooseForge, type ForgeChoice, keepComment } from "../../governance/forge";
import { readText } from "../review/review-inputs";
import { say, wordsOf } from "../say";

export interface CommentOptions extends ForgeChoice {
  readonly file: string;
  readonly heading: string;
}

/** Writes a file as a comment on the pull request; a later run updates the same comment. */
export async function writeComment({ file, heading, ...choice }: CommentOptions): Promise<number> {
  await keepComment(chooseForge(choice), {
    heading,
    text: readText(file),
    cutOff: wordsOf("forge.cutOff", {}),
  });
  say("forge.commentWritten", { place: heading });
  return 0;
}
