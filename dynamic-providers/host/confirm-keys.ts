import type { Connection, HostInputs } from "../../core/state";
import { isUnchanged } from "./changes";
import type { ResourceContext } from "./resource-context";

interface ConnectedInputs extends HostInputs {
  readonly connection: Connection;
}

/**
 * Asks in `check`, and so in preview, whether the keys belong to the account. With a resource that stays as it is nothing
 * is done with them, so that a run without changes costs no calls.
 *
 * @throws {ProblemError} `account.mismatch` when the keys are another account's.
 */
export async function confirmKeys(
  inputs: ConnectedInputs,
  context: ResourceContext,
  olds: ConnectedInputs | undefined,
): Promise<void> {
  if (!isUnchanged(inputs, olds)) await context.account(inputs.connection);
}
