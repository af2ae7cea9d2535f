import { problem, ProblemError } from "../../core/messages";

/** How to reach one forge. */
export interface ForgeConnection {
  readonly name: "GitHub" | "GitLab";
  /** Address of the API, without a slash at the end. */
  readonly api: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A forge that answers nothing for so long has failed; milliseconds. */
const longestWait = 30_000;

/** Items of a page; both forges give no more. */
export const pageSize = 100;

/**
 * One call of a forge's REST API.
 *
 * @throws {ProblemError} `forge.unreachable`, `forge.refused`; neither holds the token.
 */
export async function callForge<Answer>(
  { name, api, headers }: ForgeConnection,
  method: "GET" | "POST" | "PATCH" | "PUT",
  path: string,
  body?: object,
): Promise<Answer> {
  const call = `${method} ${path.split("?")[0]}`;
  let response: Response;
  try {
    response = await fetch(api + path, {
      method,
      headers: { ...headers, "Content-Type": "application/json", "User-Agent": "dts-cross-account" },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(longestWait),
    });
  } catch (error) {
    const { message, cause } = error as Error;
    const reason = cause instanceof Error && cause.message ? cause.message : message;
    throw new ProblemError(problem("forge.unreachable", { forge: name, call, reason }));
  }
  if (response.ok) return (await response.json()) as Answer;
  const words = wordsIn(await response.text());
  throw new ProblemError(problem("forge.refused", { forge: name, call, status: response.status, words }));
}

/** Every item of a list, page by page; the last page is the one that is not full. */
export async function allItems<Item>(connection: ForgeConnection, path: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let page = 1; ; page += 1) {
    const paged = `${path}${path.includes("?") ? "&" : "?"}per_page=${pageSize}&page=${page}`;
    const found = await callForge<Item[]>(connection, "GET", paged);
    items.push(...found);
    if (found.length < pageSize) return items;
  }
}

/** Both forges explain themselves in `message`. */
function wordsIn(text: string): string {
  try {
    const { message, error } = JSON.parse(text) as { message?: unknown; error?: unknown };
    const words = message ?? error ?? "";
    return typeof words === "string" ? words : JSON.stringify(words);
  } catch {
    return "";
  }
}
