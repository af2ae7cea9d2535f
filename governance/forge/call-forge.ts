import { problem, ProblemError } from "../../core/messages";

/** How to reach one forge. */
export interface ForgeConnection {
  readonly name: "GitHub" | "GitLab";
  /** Address of the API, without a slash at the end. */
  readonly api: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Timeout of a call, in milliseconds. */
const timeout = 30_000;

/** Items of a page; the maximum of both forges. */
export const pageSize = 100;

/**
 * Calls the REST API of a forge.
 *
 * @returns the parsed response
 * @throws {ProblemError} `forge.unreachable`, `forge.refused`; neither contains the token
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
      signal: AbortSignal.timeout(timeout),
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

/** All items of a paginated list. The last page is the one that is not full. */
export async function allItems<Item>(connection: ForgeConnection, path: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let page = 1; ; page += 1) {
    const paged = `${path}${path.includes("?") ? "&" : "?"}per_page=${pageSize}&page=${page}`;
    const found = await callForge<Item[]>(connection, "GET", paged);
    items.push(...found);
    if (found.length < pageSize) return items;
  }
}

/** The error message of a response, in `message` or `error`. */
function wordsIn(text: string): string {
  try {
    const { message, error } = JSON.parse(text) as { message?: unknown; error?: unknown };
    const words = message ?? error ?? "";
    return typeof words === "string" ? words : JSON.stringify(words);
  } catch {
    return "";
  }
}
