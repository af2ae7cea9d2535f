/** How deep objects and lists may lie in each other: far more than any request of the cloud needs. */
const deepest = 100;

/** Parses untrusted text; throws if it is not JSON or is nested too deeply, the latter before parsing. */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) throw new SyntaxError("too deep");
  return JSON.parse(hasLongNumber.test(text) ? quoteLongNumbers(text) : text);
}

const hasLongNumber = /\d{16}/;
// A string that does not end counts as one, or each quote in it would be tried as a beginning.
const stringOrLongNumber = /"[^"\\]*(?:\\.[^"\\]*)*"?|-?\d{16,}(?![\d.eE])/g;

/** Integers that a double cannot hold, such as role ids, become text. */
function quoteLongNumbers(text: string): string {
  return text.replace(stringOrLongNumber, (token) => (token.startsWith('"') ? token : `"${token}"`));
}

const [quote, backslash, openList, closeList, openObject, closeObject] = Buffer.from('"\\[]{}');

function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length && depth <= deepest; index += 1) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === backslash) index += 1;
      else if (code === quote) inString = false;
    } else if (code === quote) inString = true;
    else if (code === openList || code === openObject) depth += 1;
    else if (code === closeList || code === closeObject) depth -= 1;
  }
  return depth > deepest;
}
