/** What can be read out of an error as a console, a log or an SDK shows it. */
export interface PastedError {
  /** The message alone, in one line. */
  readonly words: string;
  /** Everything that has the form of an error code, in order. */
  readonly codes: readonly string[];
  /** Such as `dts:CreateSyncJob`. */
  readonly call?: string;
  readonly roleArn?: string;
  readonly requestId?: string;
}

/** Longest part of a message that is repeated. */
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

/** The message of an answer that was pasted as JSON, or of an SDK's exception; else the text as it stands. */
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
