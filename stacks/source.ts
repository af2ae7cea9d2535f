import type * as pulumi from "@pulumi/pulumi";
import { SourceGrant } from "../components";
import type { SourceConfiguration } from "./config";

/**
 * Builds the source account's stack: one grant for each entry of `grants`. The external IDs are a separate output,
 * because one secret in an output makes the whole output secret.
 */
export function sourceStack({ accountUin, region, credentials, grants }: SourceConfiguration): pulumi.Inputs {
  const connection = { accountUin, region, credentials };
  const granted = grants.map(({ name, ...grant }) => ({
    name,
    component: new SourceGrant(name, { connection, ...grant }),
  }));
  return {
    grants: Object.fromEntries(granted.map(({ name, component }) => [name, component.grant])),
    externalIds: Object.fromEntries(granted.map(({ name, component }) => [name, component.externalId])),
  };
}
