import type { KeyObject } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { readPrivateKey } from "../../core/grant-offer";
import { problem, type Problem, ProblemError } from "../../core/messages";

/** Environment variable with the private key as PEM, for use without a file, as in a pipeline. */
export const keyVariable = "DTS_CROSS_ACCOUNT_OFFER_KEY";

/** Mode 600: only the owner reads and writes the file. */
const ownerOnly = 0o600;

/** Writes a new private key. Never overwrites a file. @throws {ProblemError} `offer.keyExists`, `offer.keyUnwritable` */
export function writePrivateKey(file: string, pem: string): void {
  try {
    writeFileSync(file, pem, { mode: ownerOnly, flag: "wx" });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new ProblemError(
      reason === "EEXIST"
        ? problem("offer.keyExists", { file })
        : problem("offer.keyUnwritable", { file, reason }),
    );
  }
}

/**
 * The private key from a file, else from the variable. No part of it is ever printed.
 *
 * @throws {ProblemError} `offer.keyMissing`, `offer.keyInvalid`, `offer.keyExposed`, `offer.keyUnreadable`
 */
export function findPrivateKey(file: string | undefined, environment: NodeJS.ProcessEnv): KeyObject {
  const pem = file === undefined ? environment[keyVariable] : readOwnersFile(file);
  if (!pem) throw new ProblemError(problem("offer.keyMissing", {}));
  const key = readPrivateKey(pem);
  if (!key) throw new ProblemError(problem("offer.keyInvalid", { source: file ?? keyVariable }));
  return key;
}

function readOwnersFile(file: string): string {
  try {
    const mode = statSync(file).mode & 0o777;
    // Windows has no file modes.
    if (process.platform !== "win32" && (mode & 0o077) !== 0) throw exposed(file, mode);
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new ProblemError(problem("offer.keyUnreadable", { source: file, reason }));
  }
}

function exposed(file: string, mode: number): ProblemError {
  const found: Problem = problem("offer.keyExposed", { file, mode: mode.toString(8) });
  return new ProblemError(found);
}
