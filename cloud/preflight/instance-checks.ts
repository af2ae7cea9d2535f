import { roleArn } from "../../core/cam";
import { ApiError, type CloudAccount, type Identity, type TemporaryKeys } from "../client";
import { type ChildInstanceFacts, databaseKinds, type InstanceFacts } from "../../core/dts";
import { problem, type Problem } from "../../core/messages";
import { aloneOrListed, fetchById } from "./alone-or-listed";
import { diagnoseError } from "./diagnose-error";
import type { Situation } from "./error-catalogue";
import { findChildren, findInstance, missingInstance } from "./instances";
import type { EndpointInputs, ExaminationOptions, PreflightInputs } from "./preflight-inputs";
import { type Check, failed, type Finding, passed, skipped, unknown } from "./report";

type Source = PreflightInputs["source"];

/** The most instances that DescribeMigrateDBInstances returns at once. */
const dtsPageSize = 100;
type Side = "source" | "target";

/** Checks that the source's own service shows the instance to the role, and that it runs. */
export async function checkSourceInstance(
  account: CloudAccount,
  source: Source,
  keys: TemporaryKeys | undefined,
  options: ExaminationOptions,
): Promise<Finding<InstanceFacts>> {
  if (!keys) return { check: skipped("sourceInstance") };
  return checkInstance(account, "source", source, { ...options, credentials: keys, role: source.role });
}

/** Checks that the executor's own account has the target instance, and that it runs. */
export async function checkTargetInstance(
  account: CloudAccount,
  target: EndpointInputs,
  identity: Identity | undefined,
  { memory, signal }: ExaminationOptions,
): Promise<Finding<InstanceFacts>> {
  if (!identity) return { check: skipped("targetInstance") };
  return checkInstance(account, "target", target, { memory, signal });
}

interface InstanceCheck extends ExaminationOptions {
  readonly credentials?: TemporaryKeys;
  readonly role?: Source["role"];
}

async function checkInstance(
  account: CloudAccount,
  side: Side,
  { databaseKind, region, instanceId, childInstance }: EndpointInputs,
  { role, ...options }: InstanceCheck,
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

/** The problem of the instance inside a cluster; undefined where there is none. */
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
 * Checks that DTS itself sees the source instance through the role, as its console does. DTS gives no reason when it
 * does not. The source's own service was asked before, so the cause is then on the side of DTS.
 */
export async function checkDtsAccess(
  account: CloudAccount,
  { databaseKind, region, instanceId, role }: Source,
  keys: TemporaryKeys | undefined,
  instance: InstanceFacts | undefined,
  { memory, signal }: ExaminationOptions,
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
    const page = (Offset: number) => ask({ Offset, Limit: dtsPageSize });
    const seen = await aloneOrListed(memory.of(account), {
      list: ["dts", databaseKind, region, keys.secretId].join(" "),
      one: async () =>
        (await ask({ InstanceId: instanceId })).find(({ InstanceId }) => InstanceId === instanceId),
      all: () => fetchById(dtsPageSize, page, ({ InstanceId = "" }) => InstanceId),
      within: (instances) => instances.get(instanceId),
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

/**
 * Whether a failure prevents the purchase. Only a known refusal and an incomplete list do, because this action is
 * documented for migrations only.
 */
function isAnswer(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  return error.kind === "incomplete" || /Unauthorized|InternalInnerCommonError|AuthFailure/.test(error.code);
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
  return diagnoseError(error, situation, {
    kind: databaseKind,
    region,
    roleArn: role ? roleArn(role.accountUin, role.roleName) : undefined,
  });
}
