import * as z from "zod";
import { fingerprint } from "./fingerprint";

const fingerprints = z.record(z.string(), z.string());

const stackFacts = z.strictObject({
  stack: z.string(),
  /** Every key of the stack file, with a fingerprint of its value. */
  configuration: fingerprints,
  /** What the other side has granted, by grant: role, account and external ID. */
  grants: fingerprints,
  /** What stood in the account when the preview read it, by resource. */
  live: fingerprints,
  /** What the plan does, by resource. */
  planned: fingerprints,
});

const facts = z.strictObject({
  /** Of each folder of the compiled program. */
  program: fingerprints,
  lockFile: z.string(),
  /** Undefined outside a Git repository. */
  commit: z.string().optional(),
  /** Files that differ from the commit. */
  uncommitted: fingerprints,
  /** In the order in which they are applied. */
  stacks: z.array(stackFacts),
  /** Every other file of the artefact: plans, report, picture. */
  files: fingerprints,
});

/** `deployment.json` of an artefact. */
export const deploymentSchema = z.strictObject({ version: z.literal(1), digest: z.string(), facts });

/** Everything that an approval stands for. It holds fingerprints only. */
export type Facts = z.output<typeof facts>;
export type StackFacts = z.output<typeof stackFacts>;
export type Deployment = z.output<typeof deploymentSchema>;

/** Seals what is to be approved. */
export function deploymentOf(facts: Facts): Deployment {
  return { version: 1, digest: digestOf(facts), facts };
}

/** What an approver names: 64 hexadecimal digits that change with any of the facts. */
export function digestOf(facts: Facts): string {
  return fingerprint({ version: 1, facts });
}
