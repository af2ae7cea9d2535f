/** How deep objects and lists may lie in each other: far more than any request of the cloud needs. */
const deepest = 100;

/** Parses text of a stranger: throws where it is no JSON, and before it costs anything where it is too deep. */
export function parseJson(text: string): unknown {
  if (depthOf(text) > deepest) throw new SyntaxError("too deep");
  return JSON.parse(hasLongNumber.test(text) ? quoteLongNumbers(text) : text);
}

const hasLongNumber = /\d{16}/;
// A string that does not end counts as one, or each quote in it would be tried as a beginning.
const stringOrLongNumber = /"[^"\\]*(?:\\.[^"\\]*)*"?|-?\d{16,}(?![\d.eE])/g;

/** Integers that a double cannot hold, such as role ids, become text. */
function quoteLongNumbers(text: string): string {
  return text.replace(stringOrLongNumber, (token) => (token.startsWith('"') ? token : `"${token}"`));
}

function depthOf(text: string): number {
  let depth = 0;
  let greatest = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (inString) {
      if (character === "\\") index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "[" || character === "{") greatest = Math.max(greatest, (depth += 1));
    else if (character === "]" || character === "}") depth -= 1;
  }
  return greatest;
}
