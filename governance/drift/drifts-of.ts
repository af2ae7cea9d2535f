import { createHash } from "node:crypto";
import { statusDrift } from "../../core/dts";
import { problem, type Problem } from "../../core/messages";
import type { Finding } from "../review";
import { accessFindings } from "./access-findings";
import { fieldDrifts } from "./field-drifts";
import { nameOf, type Observation, type ObservedResource, type Properties } from "./refresh-events";

/** A resource that differs from its deployment. */
export interface Drift {
  /** 16 hexadecimal digits that stay the same while the drift lasts, even if its details change. */
  readonly fingerprint: string;
  readonly stack: string;
  /** `cam:Role orders-role` */
  readonly resource: string;
  /** Each difference. */
  readonly what: readonly Problem[];
  /** How to revert it. */
  readonly revert: Problem;
  /** How to adopt it; empty if it cannot be adopted. */
  readonly adopt: readonly Problem[];
}

/** A grant that has expired but still exists. */
export interface ExpiredGrant {
  readonly name: string;
  /** When it expired: ISO 8601. */
  readonly expires: string;
}

/** A job that carries a stack's mark although its state does not know it. */
export interface UnknownJob {
  readonly jobId: string;
  readonly region: string;
  readonly owner: string;
}

/** The drift of a stack, and what could not be read. */
export interface DriftReading {
  readonly drifts: readonly Drift[];
  /** Why the reading is incomplete; empty if it is complete. */
  readonly unknown: readonly string[];
}

/**
 * The drift of a stack: differences that a previewed refresh found, expired grants that still exist, and jobs with the
 * stack's mark that its state does not know.
 */
export function driftsOf(
  stack: string,
  { resources, errors }: Observation,
  expiredGrants: readonly ExpiredGrant[] = [],
  markedJobs: readonly UnknownJob[] = [],
): DriftReading {
  const findings = accessFindings(stack, resources);
  const drifts: Drift[] = [];
  const unknown: string[] = [];
  for (const resource of resources) {
    const { found } = resource;
    if (found.as === "gone") drifts.push(goneDrift(stack, resource));
    if (found.as === "changed") drifts.push(...changedDrift(stack, resource, found.live, findings));
    if (found.as === "failed") unknown.push(`${labelOf(resource)}: ${found.reason}`);
  }
  // If a resource failed, the other errors only state that the preview failed.
  const others = resources.some(({ found }) => found.as === "failed") ? [] : errors;
  return {
    // The engine reads resources in no fixed order.
    drifts: [
      ...drifts.sort(byResource),
      ...expiredGrants.map((grant) => expiredDrift(stack, grant)),
      ...markedJobs
        .filter(({ jobId }) => !resources.some(({ id }) => id === jobId))
        .map((job) => unknownJobDrift(stack, job)),
    ],
    unknown: [...unknown, ...others],
  };
}

const byResource = (left: Drift, right: Drift): number => (left.resource < right.resource ? -1 : 1);

function goneDrift(stack: string, resource: ObservedResource): Drift {
  const key = configurationKey(resource);
  return driftOf(stack, resource, {
    what: [problem("drift.what.gone", { resource: labelOf(resource) })],
    adopt: [problem("drift.adopt.remove", { key, stack })],
  });
}

function changedDrift(
  stack: string,
  resource: ObservedResource,
  live: Properties,
  findings: readonly Finding[],
): Drift[] {
  if (isStoppedForGood(resource, live)) return [stoppedDrift(stack, resource)];
  const key = configurationKey(resource);
  const fields = fieldDrifts(stack, resource, live, { label: labelOf(resource), key });
  const moved = resource.type === "dts:SyncJob" ? statusDrift(live as never, resource.declared as never) : [];
  const what = [...fields.what, ...moved];
  if (what.length === 0) return [];
  const pause = problem("drift.adopt.write", { stack, key: `${key}.desiredState`, value: "paused" });
  const adopt = [...fields.adopt, ...(live.status === "Paused" ? [pause] : [])];
  return [driftOf(stack, resource, { what: [...what, ...meaningOf(resource, findings)], adopt })];
}

/** What the change means for access, except that it is out of band. */
function meaningOf({ type, declared }: ObservedResource, findings: readonly Finding[]): Problem[] {
  if (type !== "cam:RolePolicies") return [];
  const { accountUin } = declared.connection as { accountUin: string };
  const subject = `${accountUin}/role/${String(declared.roleName)}`;
  return findings
    .filter((finding) => finding.subject === subject && !finding.rule.endsWith("-by-hand"))
    .map(({ message }) => message);
}

/** Whether the job was stopped out of band. A stopped job cannot be restarted; `whenStopped` decides what happens. */
function isStoppedForGood({ type, declared }: ObservedResource, { status }: Properties): boolean {
  const { desiredState, whenStopped = "refuse" } = declared;
  return (
    type === "dts:SyncJob" && status === "Stopped" && desiredState !== "stopped" && whenStopped === "refuse"
  );
}

function stoppedDrift(stack: string, resource: ObservedResource): Drift {
  const what = [problem("syncJob.stoppedIsFinal", { jobId: resource.id, status: "Stopped" })];
  const key = configurationKey(resource);
  const desired = { stack, key: `${key}.desiredState`, value: "stopped" };
  const adopt = [problem("drift.adopt.write", desired)];
  return {
    ...driftOf(stack, resource, { what, adopt }),
    revert: problem("drift.revert.stopped", { stack, key }),
  };
}

function expiredDrift(stack: string, { name, expires }: ExpiredGrant): Drift {
  return {
    fingerprint: fingerprintOf(`${stack} expired ${name}`),
    stack,
    resource: `grant ${name}`,
    what: [problem("drift.what.expired", { grant: name, expires })],
    revert: problem("drift.revert.revoke", { grant: name, stack }),
    adopt: [problem("drift.adopt.extend", { key: `grants[${name}].expires`, stack })],
  };
}

function unknownJobDrift(stack: string, { jobId, region, owner }: UnknownJob): Drift {
  return {
    fingerprint: fingerprintOf(`${stack} unknown ${jobId}`),
    stack,
    resource: `job ${jobId}`,
    what: [problem("drift.what.jobUnknown", { jobId, region, owner })],
    revert: problem("drift.revert.jobUnknown", { jobId, region }),
    adopt: [problem("drift.adopt.jobUnknown", { jobId, stack })],
  };
}

function driftOf(
  stack: string,
  resource: ObservedResource,
  { what, adopt }: Pick<Drift, "what" | "adopt">,
): Drift {
  return {
    fingerprint: fingerprintOf(resource.urn),
    stack,
    resource: labelOf(resource),
    what,
    revert: problem("drift.revert.up", { stack }),
    adopt,
  };
}

function fingerprintOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

function labelOf({ type, urn }: ObservedResource): string {
  return `${type} ${nameOf(urn)}`;
}

/** The entry of the stack file that defines the resource. */
function configurationKey({ type, partOf, declared }: ObservedResource): string {
  return type === "dts:SyncJob" ? `jobs[${String(declared.jobName)}]` : `grants[${partOf}]`;
}
