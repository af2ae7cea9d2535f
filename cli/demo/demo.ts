import { type Emulator, startEmulator } from "../../emulator";
import { chooseLanguage, problem, ProblemError } from "../../core/messages";
import { judge, renderTerminal } from "../../governance/review";
import { databasePasswords } from "./database-passwords";
import { Narrator } from "./narrator";
import { reviewStacks } from "./review-stacks";
import { Workspace } from "../workspace/workspace";

export interface DemoOptions {
  readonly keep: boolean;
}

/** Virtual seconds per second: a precheck of 20 seconds takes 2. */
const speed = 10;
/** Skips the preview, because the review has previewed both stacks. */
const up = ["up", "--yes", "--skip-preview", "--color", "never"];

/**
 * Runs the whole manual procedure with the real engine on the emulator: the source's administrator grants access (steps
 * 1-6), the target's administrator lets a sub-user assume the role (7-11), and the sub-user purchases, configures,
 * prechecks and starts the job.
 */
export async function demo({ keep }: DemoOptions): Promise<number> {
  const tell = new Narrator();
  tell.title("dts-cross-account: two accounts, two `pulumi up`, all on this machine.");
  const emulator = await startEmulator({ port: 0, speed });
  const workspace = new Workspace(emulator);
  try {
    await prepare(workspace, emulator, tell);
    await reviewAccess(workspace, tell);
    await grantAccess(workspace, tell);
    await runJob(workspace, emulator, tell);
    await previewAgain(workspace, tell);
    if (keep) return await keepUntilInterrupted(workspace, tell);
    await destroy(workspace, emulator, tell);
    tell.end("Everything except the cloud was real");
    return 0;
  } finally {
    await emulator.stop();
    workspace.remove();
  }
}

async function prepare(workspace: Workspace, emulator: Emulator, tell: Narrator): Promise<void> {
  tell.begin(
    "Start the emulator and create two stacks",
    "A local Tencent Cloud and a Pulumi backend in a temporary folder.",
  );
  const [source, target] = emulator.accounts;
  await workspace.createStack("source");
  await workspace.createStack("target", (stackFile) => databasePasswords(stackFile, emulator));
  tell.fact("emulator", emulator.endpoint);
  tell.fact("source account", source?.uin ?? "");
  tell.fact("target account", `${target?.uin ?? ""}; its sub-user dts-operator runs the job`);
}

async function reviewAccess(workspace: Workspace, tell: Narrator): Promise<void> {
  tell.begin(
    "Review the access before it is granted",
    "One review across both accounts, from pulumi preview --json of both stacks: npm run review",
  );
  const report = await reviewStacks(workspace);
  assertThat(report.summary.gains > 0, "the review shows no principal that gains access");
  tell.report(renderTerminal(report, chooseLanguage(), judge(report).conclusion));
}

async function grantAccess(workspace: Workspace, tell: Narrator): Promise<void> {
  tell.begin("Grant access in the source account", "Steps 1-6 of the console procedure: pulumi up -s source");
  await workspace.run("source", up, tell.engine);
  const { grants } = (await workspace.outputs("source")) as { grants: Record<string, GrantSummary> };
  for (const [name, grant] of Object.entries(grants)) {
    tell.fact(`grant ${name}`, `role ${grant.roleArn}`);
    tell.fact("policies of the role", grant.attachedPolicies.join(", "));
  }
}

async function runJob(workspace: Workspace, emulator: Emulator, tell: Narrator): Promise<void> {
  tell.begin(
    "Run the job in the target account",
    "Steps 7-11, then purchase, configure, precheck and start: pulumi up -s target",
  );
  await workspace.run("target", up, tell.engine);
  const { jobs } = (await workspace.outputs("target")) as { jobs: Record<string, JobSummary> };
  for (const [name, job] of Object.entries(jobs)) {
    assertThat(job.status === "Running", `job ${name} is ${job.status}`);
    tell.fact(`job ${name}`, `${job.jobId} is ${job.status}`);
  }
  assertThat(
    emulator.dts.jobs.list().length === Object.keys(jobs).length,
    "the emulator has a different number of jobs",
  );
}

async function previewAgain(workspace: Workspace, tell: Narrator): Promise<void> {
  tell.begin("Preview both stacks again", "No diff after a deployment: pulumi preview --expect-no-changes");
  for (const stack of ["source", "target"] as const) {
    await workspace.run(stack, ["preview", "--expect-no-changes", "--color", "never"]);
    tell.fact(stack, "no changes");
  }
}

async function destroy(workspace: Workspace, emulator: Emulator, tell: Narrator): Promise<void> {
  tell.begin("Destroy everything", "The job goes first, then the grant that it depends on: pulumi destroy");
  for (const stack of ["target", "source"] as const) {
    await workspace.run(stack, ["destroy", "--yes", "--color", "never"], tell.engine);
  }
  assertThat(emulator.dts.jobs.list().length === 0, "a sync job remains");
  assertThat(emulator.world.roles.length === 0, "a role remains");
  tell.fact("remaining", "no job, no role, no policy");
}

async function keepUntilInterrupted(workspace: Workspace, tell: Narrator): Promise<number> {
  tell.begin(
    "Use the stacks yourself",
    "In another shell, in this folder. Ctrl-C here stops the emulator and removes the stacks.",
  );
  for (const [name, value] of Object.entries(workspace.variables))
    console.log(`   export ${name}='${value}'`);
  for (const stack of ["source", "target"] as const) {
    console.log(`   pulumi preview --stack ${stack} --config-file ${workspace.configFile(stack)}`);
  }
  await new Promise((resolve) => process.once("SIGINT", resolve));
  return 0;
}

interface GrantSummary {
  readonly roleArn: string;
  readonly attachedPolicies: readonly string[];
}

interface JobSummary {
  readonly jobId: string;
  readonly status: string;
}

function assertThat(isTrue: boolean, otherwise: string): void {
  if (!isTrue) throw new ProblemError(problem("demo.off", { what: otherwise }));
}
