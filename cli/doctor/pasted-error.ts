/** The parts of an error message of the console, a log or an SDK. */
export interface PastedError {
  /** The message alone, on one line. */
  readonly words: string;
  /** Every word in the form of an error code, in order. */
  readonly codes: readonly string[];
  /** Such as `dts:CreateSyncJob`. */
  readonly call?: string;
  readonly roleArn?: string;
  readonly requestId?: string;
}

/** Longest quote of a message, in characters. */
const longestQuote = 300;

export function readPasted(text: string): PastedError {
  const words = messageIn(text).trim().replace(/\s+/g, " ");
  return {
    words: words.length > longestQuote ? `${words.slice(0, longestQuote)}…` : words,
    codes: text.match(/\b[A-Z]\w+(\.[A-Z]\w+)*/g) ?? [],
    call: /\b(sts|cam|tag|dts|finance|cdb|dcdb|mariadb|cynosdb):[A-Za-z]\w+/.exec(text)?.[0],
    roleArn: /qcs::cam::uin\/[^\s)）"\\]+/.exec(text)?.[0],
    requestId: /request ?id["':：=\s]*([0-9a-f]{4,}[0-9a-f-]*)/i.exec(text)?.[1],
  };
}

/** The message of a JSON response or of an SDK's exception; otherwise the whole text. */
function messageIn(text: string): string {
  const inJson = /"Message"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
  if (inJson) return parsed(inJson) ?? text;
  return /\bmessage[:=]\s*([\s\S]*?)\s*,?\s*request ?id\b/i.exec(text)?.[1] ?? text;
}

function parsed(json: string): string | undefined {
  try {
    return String(JSON.parse(json));
  } catch {
    return undefined;
  }
}
