/** Whether `*` in the pattern can stand for some characters, or none, so that the pattern reads as the text. */
export function matchesWildcard(pattern: string, text: string): boolean {
  const [head = "", ...rest] = pattern.split("*");
  const tail = rest.pop();
  if (tail === undefined) return pattern === text;
  if (!text.startsWith(head) || !text.endsWith(tail)) return false;

  // Taking the leftmost place for each piece is enough, and keeps the cost linear for any pattern.
  let position = head.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, position);
    if (found < 0) return false;
    position = found + piece.length;
  }
  return position + tail.length <= text.length;
}
