import { type DatabaseKind, databaseKinds } from "../core/dts";

/** `documented` and `readOnly` are sets from the database kind's data; a list names the policies itself. */
export type ServicePolicies = "documented" | "readOnly" | readonly string[];

/** The policy that lets DTS read the settings of its own jobs; part of every grant (step 5 of the manual procedure). */
const dtsPolicy = "QcloudDTSReadOnlyAccess";

/** All policies of a role that reads the given kinds of databases. */
export function grantPolicyNames(kinds: readonly DatabaseKind[], choice: ServicePolicies): string[] {
  const chosen =
    typeof choice === "string"
      ? kinds.flatMap((kind) => databaseKinds[kind].servicePolicies[choice])
      : choice;
  return [...new Set([dtsPolicy, ...chosen])];
}
