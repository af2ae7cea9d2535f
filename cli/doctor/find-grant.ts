import { problem, type Problem } from "../../messages";
import type { SourceRole } from "../../preflight";
import { readGrantFile, type GrantReference } from "../../stacks/config";
import { enginePath } from "../workspace/engine";
import { runPulumi } from "../workspace/pulumi";

export type FoundGrant =
  | { readonly verdict: "passed"; readonly role: SourceRole }
  | { readonly verdict: "failed" | "unknown"; readonly problems: readonly Problem[] };

/** What a stack of ours puts out; see `stacks/source.ts`. */
interface SourceOutputs {
  readonly grants?: Record<
    string,
    { readonly sourceUin: string; readonly roleName: string; readonly expires?: string }
  >;
  readonly externalIds?: Record<string, unknown>;
}

/** A grant that the configuration names: from its file, or from the outputs of the source's stack, where they can be read. */
export function findGrant(reference: GrantReference, path: string, folder: string): Promise<FoundGrant> {
  return reference.stack === undefined
    ? Promise.resolve(fromFile(reference.file))
    : fromStack(reference.stack, reference.nameInStack, `${path}.stack`, folder);
}

function fromFile(file: string): FoundGrant {
  const read = readGrantFile(file);
  if (!read.ok) return { verdict: "failed", problems: read.problems };
  const { sourceUin: accountUin, roleName, externalId, expires } = read.grant;
  const given = { ...(externalId ? { externalId } : {}), ...(expires ? { expires } : {}) };
  return { verdict: "passed", role: { accountUin, roleName, ...given } };
}

async function fromStack(stack: string, name: string, path: string, folder: string): Promise<FoundGrant> {
  const read = await readOutputs(stack, folder);
  if ("reason" in read) {
    const found = problem("doctor.grantUnreadable", { stack, reason: read.reason }, path);
    return { verdict: "unknown", problems: [found] };
  }
  const grant = read.grants?.[name];
  const externalId = read.externalIds?.[name];
  if (!grant) return failedWith(problem("grant.notInStack", { stack, name }, path));
  if (typeof externalId !== "string") {
    return failedWith(problem("grant.secretUnreadable", { stack, name }, path));
  }
  const { sourceUin: accountUin, roleName, expires } = grant;
  return { verdict: "passed", role: { accountUin, roleName, externalId, ...(expires ? { expires } : {}) } };
}

function failedWith(found: Problem): FoundGrant {
  return { verdict: "failed", problems: [found] };
}

/** The engine alone knows backend and passphrase; it is asked only here. */
async function readOutputs(stack: string, folder: string): Promise<SourceOutputs | { reason: string }> {
  const parameters = ["stack", "output", "--json", "--show-secrets", "--stack", stack, "--non-interactive"];
  try {
    const { exitCode, standardOutput, output } = await runPulumi(parameters, {
      cwd: folder,
      environment: { ...process.env, PATH: pathWithEngine(), PULUMI_SKIP_UPDATE_CHECK: "true" },
    });
    if (exitCode === 0) return JSON.parse(standardOutput) as SourceOutputs;
    return { reason: output.trim().split("\n")[0] ?? "-" };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Without a set-up engine, whichever `pulumi` the shell has. */
function pathWithEngine(): string | undefined {
  try {
    return enginePath();
  } catch {
    return process.env.PATH;
  }
}
