import type { z } from "zod";
import type { sourceSchema } from "./source-schema";
import type { targetSchema } from "./target-schema";

/** Configuration of a source account's stack, with every default filled in. */
export interface SourceConfiguration extends Omit<z.output<typeof sourceSchema>, "grants"> {
  readonly grants: readonly GrantConfiguration[];
}

/** One grant of a source account, with its role name filled in. */
export type GrantConfiguration = z.output<typeof sourceSchema>["grants"][number] & {
  readonly roleName: string;
};

/** Configuration of a target account's stack, with every default filled in. */
export interface TargetConfiguration extends Omit<
  z.output<typeof targetSchema>,
  "granter" | "grants" | "jobs" | "jobDefaults" | "jobsFile" | "jobPasswords"
> {
  /** The identity that may write policies of the account. */
  readonly granter: { readonly credentials: string };
  readonly grants: readonly GrantReference[];
  readonly jobs: readonly JobConfiguration[];
}

/** The identity that runs the jobs of a target account. */
export type ExecutorConfiguration = TargetConfiguration["executor"];

/** A grant of another account: its name in this stack, and where its data comes from. */
export type GrantReference = { readonly name: string } & (
  | { readonly from: "stack"; readonly stack: string; readonly nameInStack: string }
  | {
      readonly from: "offer";
      readonly offer: string;
      readonly publicKey: string;
      readonly nameInStack: string;
    }
  | { readonly from: "file"; readonly file: string }
);

type ParsedJob = z.output<typeof targetSchema>["jobs"][number];

/** One sync job, in the form that the components take. */
export interface JobConfiguration extends Omit<ParsedJob, "grant" | "target" | "objects"> {
  /** Name of one of the stack's grants. */
  readonly grant: string;
  readonly target: ParsedJob["target"] & { readonly region: string };
  readonly objects: { readonly databases: readonly DatabaseConfiguration[] };
}

type ParsedDatabase = ParsedJob["objects"]["databases"][number];

/** A database to copy: all of it, unless `tables` lists the tables. */
export type DatabaseConfiguration = Omit<ParsedDatabase, "tables"> & {
  readonly tables?: Exclude<ParsedDatabase["tables"], "all">;
};

/** Default name of a grant's role in the source account. */
export function defaultRoleName(grantName: string): string {
  return `dts-${grantName}`;
}

/** Fills in the defaults that depend on other keys. */
export function completeSource(parsed: z.output<typeof sourceSchema>): SourceConfiguration {
  const grants = parsed.grants.map((grant) => ({
    ...grant,
    roleName: grant.roleName ?? defaultRoleName(grant.name),
  }));
  return { ...parsed, grants };
}

/** Fills in the defaults that depend on other keys. */
export function completeTarget({
  // Already expanded into the jobs.
  jobDefaults: _defaults,
  jobsFile: _file,
  jobPasswords: _passwords,
  ...parsed
}: z.output<typeof targetSchema>): TargetConfiguration {
  const grants = parsed.grants.map(completeGrantReference);
  return {
    ...parsed,
    granter: parsed.granter ?? { credentials: parsed.executor.credentials },
    grants,
    jobs: parsed.jobs.map((job) => ({
      ...job,
      grant: job.grant ?? grants[0]!.name,
      target: { ...job.target, region: job.target.region ?? parsed.region },
      objects: { databases: job.objects.databases.map(completeDatabase) },
    })),
  };
}

function completeGrantReference(grant: z.output<typeof targetSchema>["grants"][number]): GrantReference {
  const { name, stack, nameInStack = name, offer, publicKey = "", file = "" } = grant;
  if (stack !== undefined) return { name, from: "stack", stack, nameInStack };
  return offer === undefined
    ? { name, from: "file", file }
    : { name, from: "offer", offer, publicKey, nameInStack };
}

function completeDatabase({ tables, ...database }: ParsedDatabase): DatabaseConfiguration {
  return tables === "all" ? database : { ...database, tables };
}
