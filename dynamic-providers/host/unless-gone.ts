import { isNotFound } from "../../cloud/client";

/** For `catch`: what the service does not know (any more) is undefined, every other error is thrown on. */
export function unlessGone(error: unknown): undefined {
  if (isNotFound(error)) return undefined;
  throw error;
}
