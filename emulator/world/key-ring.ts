import type { Caller } from "../service";
import type { Identifiers } from "./identifiers";

/** A key pair that signs requests, permanent or of a role session. */
export interface Key {
  readonly secretId: string;
  readonly secretKey: string;
  readonly caller: Caller;
  /** Temporary keys only. */
  readonly session?: { readonly token: string; readonly expiresAt: number };
}

export type SessionKey = Key & Required<Pick<Key, "session">>;

/** Every key that the emulator knows. */
export interface KeyRing {
  add(key: Key): void;
  find(secretId: string): Key | undefined;
  /** All of them, in the order in which they were made. */
  list(): readonly Key[];
  /** Expired ones too. */
  all(): readonly Key[];
  /** Makes temporary keys. `expiresAt` is virtual time in milliseconds. */
  issue(caller: Caller, expiresAt: number): SessionKey;
}

export function createKeyRing({ makeSecret }: Identifiers): KeyRing {
  const keys = new Map<string, Key>();
  return {
    add: (key) => void keys.set(key.secretId, key),
    find: (secretId) => keys.get(secretId),
    list: () => [...keys.values()],
    all: () => [...keys.values()],
    issue: (caller, expiresAt) => {
      const key = {
        secretId: `AKID${makeSecret("temporary key id", 60)}`,
        secretKey: makeSecret("temporary key", 44),
        caller,
        session: { token: makeSecret("token", 240), expiresAt },
      };
      keys.set(key.secretId, key);
      return key;
    },
  };
}
