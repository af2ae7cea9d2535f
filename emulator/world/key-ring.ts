import type { Caller } from "../service";
import type { Identifiers } from "./identifiers";

/** A key pair that signs requests, permanent or of a role session. */
export interface Key {
  readonly secretId: string;
  readonly secretKey: string;
  readonly caller: Caller;
  /** Permanent keys only. */
  readonly permanent?: { readonly createdAt: number; readonly description: string; isActive: boolean };
  /** Temporary keys only. */
  readonly session?: { readonly token: string; readonly expiresAt: number };
}

export type SessionKey = Key & Required<Pick<Key, "session">>;
export type AccessKey = Key & Required<Pick<Key, "permanent">>;

/** Every key that the emulator knows. */
export interface KeyRing {
  add(key: Key): void;
  find(secretId: string): Key | undefined;
  remove(secretId: string): void;
  /** Permanent keys of the main account or of a sub-user. */
  accessKeysOf(uin: string): readonly AccessKey[];
  /** Removes the permanent and temporary keys of a deleted sub-user. */
  removeOf(uin: string): void;
  /** All keys, in the order of creation. */
  list(): readonly Key[];
  /** Expired ones too. */
  all(): readonly Key[];
  /** Creates temporary keys. `expiresAt` is virtual time in milliseconds. */
  issue(caller: Caller, expiresAt: number): SessionKey;
}

export function createKeyRing({ makeSecret }: Identifiers): KeyRing {
  const keys = new Map<string, Key>();
  return {
    add: (key) => void keys.set(key.secretId, key),
    find: (secretId) => keys.get(secretId),
    remove: (secretId) => void keys.delete(secretId),
    accessKeysOf: (uin) =>
      [...keys.values()].filter(
        (key): key is AccessKey => key.permanent !== undefined && holderOf(key) === uin,
      ),
    removeOf: (uin) => {
      for (const key of keys.values()) if (holderOf(key) === uin) keys.delete(key.secretId);
    },
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

/** Role sessions belong to no identity: they outlive the one that assumed the role. */
function holderOf({ caller }: Key): string | undefined {
  return caller.kind === "roleSession" ? undefined : caller.uin;
}
