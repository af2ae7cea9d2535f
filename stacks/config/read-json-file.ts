import { readFileSync } from "node:fs";

/** A file's JSON object; `written` is undefined if the file holds something else. */
export type ReadJsonFile = { readonly written: object | undefined } | { readonly reason: string };

export function readJsonFile(path: string): ReadJsonFile {
  try {
    return { written: parseObject(readFileSync(path, "utf8")) };
  } catch (error) {
    return { reason: (error as NodeJS.ErrnoException).code ?? String(error) };
  }
}

function parseObject(text: string): object | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
