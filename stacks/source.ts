import * as pulumi from "@pulumi/pulumi";
import { SourceGrant } from "../components";
import type { SourceConfiguration } from "./config";

/** The source account's stack: one grant for each entry of `grants`. */
export function sourceStack({ accountUin, region, credentials, grants }: SourceConfiguration): pulumi.Inputs {
  const connection = { accountUin, region, credentials };
  const granted = grants.map(({ name, ...grant }) => [name, new SourceGrant(name, { connection, ...grant }).grant]);
  return { grants: Object.fromEntries(granted) as pulumi.Inputs };
}
