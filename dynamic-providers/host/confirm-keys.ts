import type { Connection, HostInputs } from "../../core/state";
import { isUnchanged } from "./changes";
import type { ResourceContext } from "./resource-context";

interface ConnectedInputs extends HostInputs {
  readonly connection: Connection;
}

/**
 * Checks in `check`, and so in preview, that the keys belong to the account. For an unchanged resource the keys are not
 * used, so a run without changes costs no call.
 *
 * @throws {ProblemError} `account.mismatch` when the keys belong to another account.
 */
export async function confirmKeys(
  inputs: ConnectedInputs,
  context: ResourceContext,
  olds: ConnectedInputs | undefined,
): Promise<void> {
  if (!isUnchanged(inputs, olds)) await context.account(inputs.connection);
}
