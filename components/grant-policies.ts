import { type DatabaseKind, databaseKinds } from "../core/dts";

/** `documented` and `readOnly` are sets of the database kind's data; a list names policies by itself. */
export type ServicePolicies = "documented" | "readOnly" | readonly string[];

/** Lets DTS read the settings of its own tasks; part of every grant (step 5 of the manual procedure). */
const dtsPolicy = "QcloudDTSReadOnlyAccess";

/** The whole set of policies of a role that reads the given kinds of databases. */
export function grantPolicyNames(kinds: readonly DatabaseKind[], choice: ServicePolicies): string[] {
  const chosen =
    typeof choice === "string"
      ? kinds.flatMap((kind) => databaseKinds[kind].servicePolicies[choice])
      : choice;
  return [...new Set([dtsPolicy, ...chosen])];
}
