import type { Forge } from "./forge";

/** GitHub accepts 65,536 characters, GitLab more. */
const longestComment = 64_000;

/**
 * Keeps one comment with this heading on the pull request: creates it the first time and updates it later.
 *
 * @param cutOff last line of a truncated text
 */
export async function keepComment(
  forge: Forge,
  { heading, text, cutOff }: { heading: string; text: string; cutOff: string },
): Promise<void> {
  const mark = `<!-- dts-cross-account comment: ${heading.replaceAll("--", "- -")} -->`;
  const body = `${mark}\n${fitted(text, longestComment - mark.length - 1, cutOff)}`;
  const known = (await forge.comments()).find((comment) => comment.body.startsWith(mark));
  if (!known) return forge.addComment(body);
  if (known.body.trim() !== body.trim()) await forge.changeComment(known.id, body);
}

/** The text, truncated to whole lines that fit. */
function fitted(text: string, room: number, cutOff: string): string {
  if (text.length <= room) return text;
  const start = text.slice(0, room - cutOff.length - 2);
  return `${start.slice(0, start.lastIndexOf("\n"))}\n\n${cutOff}`;
}
