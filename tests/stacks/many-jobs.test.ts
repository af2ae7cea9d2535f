import { instanceId, manyDatabases, manyJobs, sharedPasswords } from "../../bench/many-databases";
import { Workspace } from "../../cli/workspace/workspace";
import { startEmulator, type Emulator } from "../../emulator";

const count = 10;

let emulator: Emulator;
let workspace: Workspace;

beforeAll(async () => {
  emulator = await startEmulator({ speed: 30, accounts: manyDatabases(count) });
  workspace = new Workspace(emulator);
  await workspace.createStack("source");
  await workspace.run("source", ["up", "--yes", "--skip-preview", "--color", "never"]);
  await workspace.createStack("target", sharedPasswords, manyJobs(workspace, { first: 0, count }));
});

afterAll(async () => {
  await emulator.stop();
  workspace.remove();
});

const up = () => {
  const flags = [
    "--skip-preview",
    "--continue-on-error",
    "--parallel",
    String(count + 10),
    "--color",
    "never",
  ];
  return workspace.attempt("target", ["up", "--yes", ...flags]);
};
const running = () => emulator.dts.jobs.list().filter(({ status }) => status === "Running").length;
const callsAfter = (number: number, action: string) =>
  emulator.calls.filter((call) => call.number > number && call.action === action).length;

test("one of ten jobs fails its precheck: the others run, the summary has the fix, and the next up touches only that job", async () => {
  // One of the ten targets is not empty.
  const spoiled = emulator.world.instances.find((each) => each.instanceId === instanceId("target", 3));
  const databases = spoiled?.databases as Record<string, string[]>;
  databases.orders = ["customers", "orders"];

  const first = await up();

  expect([first.exitCode === 0, running()]).toEqual([false, count - 1]);
  const sections = first.output.slice(first.output.indexOf("Diagnostics:")).split(/^ {2}(?=\S)/m);
  const failed = sections.filter((section) => /SyncJob \(/.test(section) && /error:/.test(section));
  expect(failed).toEqual([expect.stringMatching(/^\S+ \(job-3-job\):[^]*Fix:/)]);

  // A job takes little of the state.
  const state = JSON.stringify(JSON.parse(await workspace.exportState("target")));
  expect(state.length / count).toBeLessThan(8 * 1024);
  for (const password of Object.values(sharedPasswords()))
    expect(state + first.output).not.toContain(password);

  // After the fix, the next up touches only that job and purchases nothing.
  delete databases.orders;
  const { number: latest = 0 } = emulator.calls.at(-1) ?? {};
  const second = await up();
  expect([second.exitCode, running()]).toEqual([0, count]);
  expect(callsAfter(latest, "CreateSyncJob")).toBe(0);
  expect(callsAfter(latest, "StartSyncJob")).toBe(1);
});
