import type { KeyObject } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { readPrivateKey } from "../../core/grant-offer";
import { problem, type Problem, ProblemError } from "../../core/messages";

/** Holds the private key as PEM where it lies in no file, as in a pipeline. */
export const keyVariable = "DTS_CROSS_ACCOUNT_OFFER_KEY";

/** Only its owner reads and writes it. */
const ownerOnly = 0o600;

/** Writes a new private key; an existing file is never touched. */
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

/** The private key of a file, else of the variable. Neither it nor a part of it is ever printed. */
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
    // Windows has no such modes.
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
