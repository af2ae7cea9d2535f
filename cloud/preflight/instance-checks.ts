import { roleArn } from "../../core/cam";
import { ApiError, type CloudAccount, type Identity, type TemporaryKeys } from "../client";
import { type ChildInstanceFacts, databaseKinds, type InstanceFacts } from "../../core/dts";
import { problem, type Problem } from "../../core/messages";
import type { Finding } from "./access-checks";
import { problemsOf } from "./diagnosed-error";
import type { Situation } from "./error-catalogue";
import { findChildren, findInstance, missingInstance } from "./instances";
import { findListed } from "./listed-in-run";
import type { EndpointInputs, PreflightInputs, PreflightOptions } from "./preflight";
import { failed, passed, skipped, unknown, type Check } from "./report";

type Source = PreflightInputs["source"];

/** The most instances that DescribeMigrateDBInstances gives at once. */
const dtsPageSize = 100;
type Side = "source" | "target";

/** Whether the source's own service shows the instance to the role, and it runs. */
export async function checkSourceInstance(
  account: CloudAccount,
  source: Source,
  keys: TemporaryKeys | undefined,
  options: PreflightOptions,
): Promise<Finding<InstanceFacts>> {
  if (!keys) return { check: skipped("sourceInstance") };
  return checkInstance(account, "source", source, { ...options, credentials: keys, role: source.role });
}

/** Whether the executor's own account has the target instance, and it runs. */
export async function checkTargetInstance(
  account: CloudAccount,
  target: EndpointInputs,
  identity: Identity | undefined,
  { signal }: PreflightOptions,
): Promise<Finding<InstanceFacts>> {
  if (!identity) return { check: skipped("targetInstance") };
  return checkInstance(account, "target", target, { signal });
}

interface Lookup extends PreflightOptions {
  readonly credentials?: TemporaryKeys;
  readonly role?: Source["role"];
}

async function checkInstance(
  account: CloudAccount,
  side: Side,
  { databaseKind, region, instanceId, childInstance }: EndpointInputs,
  { role, ...options }: Lookup,
): Promise<Finding<InstanceFacts>> {
  const name = `${side}Instance` as const;
  const path = `${side}.instanceId`;
  if (instanceId === undefined) {
    return { check: unknown(name, [problem("preflight.notKnownYet", { what: path }, path)]) };
  }
  const accountUin = role?.accountUin ?? account.connection.accountUin;
  const reference = { databaseKind, region, instanceId, accountUin };
  try {
    const found = await findInstance(account, reference, options);
    if (!found) return { check: failed(name, [missingInstance(account, reference, path)]) };
    if (!found.isRunning) {
      const parameters = { instanceId, account: accountUin, status: found.status };
      return { check: failed(name, [problem("preflight.instanceNotRunning", parameters, path)]), found };
    }
    const inside = childInstance ? await findChildren(account, reference, options) : undefined;
    const wrong = childInstance && inside && wrongChild(childInstance, inside, { instanceId, side });
    return { check: wrong ? failed(name, [wrong]) : passed(name), found };
  } catch (error) {
    options.signal?.throwIfAborted();
    return { check: failed(name, refusalOf(error, { side }, { databaseKind, region, role })) };
  }
}

/** What is wrong with the instance that is named inside a cluster, if anything is. */
function wrongChild(
  { id, type }: NonNullable<EndpointInputs["childInstance"]>,
  inside: readonly ChildInstanceFacts[],
  { instanceId, side }: { readonly instanceId: string; readonly side: Side },
): Problem | undefined {
  const path = `${side}.childInstance`;
  const child = inside.find((each) => each.instanceId === id);
  if (!child) {
    const there = inside.map((each) => each.instanceId).join(", ") || "-";
    return problem("preflight.childMissing", { childId: id, instanceId, inside: there }, `${path}.id`);
  }
  if (!child.isRunning) {
    const parameters = { childId: id, instanceId, status: child.status };
    return problem("preflight.childNotRunning", parameters, `${path}.id`);
  }
  if (child.type === undefined || child.type === type) return undefined;
  const parameters = { childId: id, type: child.type, declared: type };
  return problem("preflight.childOfOtherType", parameters, `${path}.type`);
}

/**
 * Whether DTS itself sees the source instance through the role, as its console does. DTS does not say why when it does
 * not; the source's own service has been asked before, so what is left is DTS's own view.
 */
export async function checkDtsAccess(
  account: CloudAccount,
  { databaseKind, region, instanceId, role }: Source,
  keys: TemporaryKeys | undefined,
  instance: InstanceFacts | undefined,
  { signal }: PreflightOptions,
): Promise<Check> {
  if (!keys || !instance?.isRunning || instanceId === undefined) return skipped("dtsAccess");
  const request = {
    DatabaseType: databaseKinds[databaseKind].wireType,
    MigrateRole: "src",
    AccountMode: "other",
    TmpSecretId: keys.secretId,
    TmpSecretKey: keys.secretKey,
    TmpToken: keys.token,
  };
  const ask = async (which: { InstanceId: string } | { Offset: number; Limit: number }) => {
    const call = { region, effect: "read", signal } as const;
    const answer = await account.call("dts", "DescribeMigrateDBInstances", { ...request, ...which }, call);
    return answer.Instances ?? [];
  };
  try {
    const seen = await findListed(account, {
      list: ["dts", databaseKind, region, keys.secretId].join(" "),
      id: instanceId,
      pageSize: dtsPageSize,
      one: async () =>
        (await ask({ InstanceId: instanceId })).find(({ InstanceId }) => InstanceId === instanceId),
      page: (Offset) => ask({ Offset, Limit: dtsPageSize }),
      idOf: ({ InstanceId = "" }) => InstanceId,
    });
    if (seen?.Usable === 1) return passed("dtsAccess");
    const path = "source.instanceId";
    const hidden = { instanceId, region, account: role?.accountUin ?? "-", kind: databaseKind };
    return failed("dtsAccess", [
      seen
        ? problem("preflight.instanceUnusable", { instanceId, hint: seen.Hint || "-" }, path)
        : problem("preflight.instanceHidden", hidden, path),
    ]);
  } catch (error) {
    signal?.throwIfAborted();
    const problems = refusalOf(error, { side: "dts" }, { databaseKind, region, role });
    return isAnswer(error) ? failed("dtsAccess", problems) : unknown("dtsAccess", [notAnswered(error)]);
  }
}

/** A refusal that means something; anything else says nothing, for this lister is documented for migrations only. */
function isAnswer(error: unknown): boolean {
  return error instanceof ApiError && /Unauthorized|InternalInnerCommonError|AuthFailure/.test(error.code);
}

function notAnswered(error: unknown): Problem {
  const { call, words, code, requestId } =
    error instanceof ApiError ? (error.problems[0]?.parameters ?? {}) : {};
  return problem("preflight.notAnswered", {
    call: call ?? "dts:DescribeMigrateDBInstances",
    words: words ?? "-",
    code: code ?? "-",
    requestId: requestId ?? "-",
  });
}

function refusalOf(
  error: unknown,
  situation: Situation,
  { databaseKind, region, role }: Pick<Source, "databaseKind" | "region" | "role">,
): readonly Problem[] {
  return problemsOf(error, situation, {
    kind: databaseKind,
    region,
    roleArn: role ? roleArn(role.accountUin, role.roleName) : undefined,
  });
}
