import * as z from "zod";
import { fingerprint } from "./fingerprint";

const fingerprints = z.record(z.string(), z.string());

const stackFacts = z.strictObject({
  stack: z.string(),
  /** The main account that the stack works on. */
  account: z.string(),
  /** The deployed version; it differs after every update, so that an approval is used once. */
  version: z.string(),
  /** Every key of the stack file, with a fingerprint of its value. */
  configuration: fingerprints,
  /** The grants that the stack uses, by name: role, account and external ID. */
  grants: fingerprints,
  /** The live state that the preview read, by resource. */
  live: fingerprints,
  /** The planned changes, by resource. */
  planned: fingerprints,
});

const facts = z.strictObject({
  /** The end of the approval, in UTC. */
  expires: z.iso.datetime(),
  /** Backend, organization and endpoints. */
  destination: fingerprints,
  /** What starts the program: project file, manifest, main file, Node.js and engine. */
  start: fingerprints,
  /** The compiled program, by folder. */
  program: fingerprints,
  /** The sources of the build; empty in an installed package. */
  sources: z.string(),
  lockFile: z.string(),
  /** The installed packages. */
  packages: fingerprints,
  /** Undefined outside a Git repository. */
  commit: z.string().optional(),
  /** Files that differ from the commit. */
  uncommitted: fingerprints,
  /** In the order of the apply. */
  stacks: z.array(stackFacts),
  /** Every other file of the artefact: plans, report, picture. */
  files: fingerprints,
});

/** Version of the format; approvals of other versions cover less or something else. */
export const deploymentVersion = 2;

/** `deployment.json` of an artefact. */
export const deploymentSchema = z.strictObject({
  version: z.literal(deploymentVersion),
  digest: z.string(),
  facts,
});

/** Everything that an approval covers, as fingerprints only. */
export type Facts = z.output<typeof facts>;
export type StackFacts = z.output<typeof stackFacts>;
export type Deployment = z.output<typeof deploymentSchema>;

/** The deployment to approve: the facts and their digest. */
export function deploymentOf(facts: Facts): Deployment {
  return { version: deploymentVersion, digest: digestOf(facts), facts };
}

/** The digest that an approver names: 64 hexadecimal digits that change with any fact. */
export function digestOf(facts: Facts): string {
  return fingerprint({ version: deploymentVersion, facts });
}
