import { createHash } from "node:crypto";

/** Ids, keys and request ids that are the same in every run that makes the same calls. */
export interface Identifiers {
  /** 8 characters of [a-z0-9] after the prefix, as in `sync-1a2b3c4d`. */
  makeId(prefix: string): string;
  /** Hexadecimal text of any length. */
  makeSecret(purpose: string, length: number): string;
  /** A UUID. */
  makeUuid(): string;
  /** 1, 2, 3, ... for each purpose. */
  count(purpose: string): number;
}

export function createIdentifiers(seed: string): Identifiers {
  const counters = new Map<string, number>();

  function count(purpose: string): number {
    const next = (counters.get(purpose) ?? 0) + 1;
    counters.set(purpose, next);
    return next;
  }

  function makeSecret(purpose: string, length: number): string {
    const serial = `${seed}:${purpose}:${count(purpose)}`;
    let text = "";
    for (let block = 0; text.length < length; block += 1) text += sha256(`${serial}:${block}`);
    return text.slice(0, length);
  }

  return {
    count,
    makeSecret,
    makeId: (prefix) => {
      const number = BigInt(`0x${makeSecret(prefix, 16)}`);
      return prefix + number.toString(36).padStart(8, "0").slice(-8);
    },
    makeUuid: () => {
      const text = makeSecret("request", 32);
      return [
        text.slice(0, 8),
        text.slice(8, 12),
        text.slice(12, 16),
        text.slice(16, 20),
        text.slice(20),
      ].join("-");
    },
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
