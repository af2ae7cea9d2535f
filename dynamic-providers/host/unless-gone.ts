import { isNotFound } from "../../cloud/client";

/** For `catch`: returns undefined for "not found", and rethrows every other error. */
export function unlessGone(error: unknown): undefined {
  if (isNotFound(error)) return undefined;
  throw error;
}
