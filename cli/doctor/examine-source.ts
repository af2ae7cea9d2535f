import { assertAccount, type Cloud, type CloudAccount } from "../../cloud/client";
import { grantPolicyNames } from "../../components";
import { findPresetPolicies } from "../../cloud/preflight";
import { problem, ProblemError } from "../../core/messages";
import type { SourceConfiguration } from "../../stacks/config";
import { checkExpiry } from "./check-expiry";
import { placed, type DoctorCheck, type Section } from "./section";

type Grant = SourceConfiguration["grants"][number];

/** Checks a source stack: the account of its credentials, and whether every policy of its grants exists in CAM. */
export async function examineSource(
  cloud: Cloud,
  stack: string,
  file: string,
  { accountUin, region, credentials, grants }: SourceConfiguration,
): Promise<Section[]> {
  const account = cloud.account({ accountUin, region, credentials });
  const identity = await check("identity", file, () => assertAccount(account));
  const isOurs = identity.verdict === "passed";
  return Promise.all(
    grants.map(async (grant) => ({
      stack,
      subject: `grant ${grant.name}`,
      checks: [
        identity,
        ...checkExpiry(grant.expires, Date.now()).map((found) => ({
          ...found,
          problems: placed(found.problems, file),
        })),
        isOurs
          ? await check("policies", file, () => assertPolicies(account, grant))
          : { name: "policies" as const, verdict: "skipped" as const, problems: [] },
      ],
    })),
  );
}

async function assertPolicies(
  account: CloudAccount,
  { databaseKinds, servicePolicies = "documented" }: Grant,
): Promise<void> {
  const lookups = await findPresetPolicies(account, grantPolicyNames(databaseKinds, servicePolicies));
  const problems = lookups
    .filter(({ exists }) => !exists)
    .map(({ policyName, nearest }) => {
      const parameters = { policyName, nearest: nearest.join(", ") || "-" };
      return problem("policy.presetMissing", parameters, "grants[].servicePolicies");
    });
  if (problems.length > 0) throw new ProblemError(problems);
}

async function check(
  name: DoctorCheck["name"],
  file: string,
  assert: () => Promise<void>,
): Promise<DoctorCheck> {
  try {
    await assert();
    return { name, verdict: "passed", problems: [] };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const problems = error.problems.map((found) => ({ ...found, path: found.path ?? "credentials" }));
    return { name, verdict: "failed", problems: placed(problems, file) };
  }
}
