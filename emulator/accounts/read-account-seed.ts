import { readFileSync } from "node:fs";
import type { z } from "zod";
import { accountSeedSchema, type AccountSeed, type CompleteAccountSeed } from "./account-seed";

/** A seed that cannot be used; `mistakes` holds one sentence per mistake, each with its place. */
export class AccountSeedError extends Error {
  constructor(
    readonly origin: string,
    readonly mistakes: readonly string[],
  ) {
    super(
      [`The account seed ${origin} cannot be used:`, ...mistakes.map((mistake) => `  ${mistake}`)].join("\n"),
    );
    this.name = "AccountSeedError";
  }
}

/** Reads a seed file; throws an `AccountSeedError` that names every mistake in it. */
export function readAccountSeed(file: string): AccountSeed {
  const seed = parseJson(file, readText(file));
  completeAccountSeed(seed, file);
  return seed as AccountSeed;
}

/** Checks a seed and fills in its defaults. */
export function completeAccountSeed(seed: unknown, origin: string): CompleteAccountSeed {
  const parsed = accountSeedSchema.safeParse(seed);
  if (parsed.success) return parsed.data;
  throw new AccountSeedError(origin, parsed.error.issues.map(toSentence));
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new AccountSeedError(file, [`cannot be read: ${(error as Error).message}`]);
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AccountSeedError(file, [`is not JSON: ${(error as Error).message}`]);
  }
}

function toSentence({ path, message }: z.core.$ZodIssue): string {
  return `${pathText(path)}: ${message}`;
}

/** `accounts[0].users[1].uin` */
function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
  return text.replace(/^\./, "") || "the file";
}
