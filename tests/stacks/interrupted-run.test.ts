import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { startBench, type StackBench } from "../support/stack-bench";

/** What a person or a machine may do to an engine that has bought a job and waits for it. */
const interruptions: readonly { name: string; interrupt(engine: ChildProcess): Promise<void> }[] = [
  {
    name: "SIGKILL",
    interrupt: async (engine) => {
      engine.kill("SIGKILL");
      await once(engine, "exit");
    },
  },
  {
    name: "SIGINT twice",
    interrupt: async (engine) => {
      engine.kill("SIGINT");
      await saysLine(engine, /cancell?/i);
      engine.kill("SIGINT");
    },
  },
];

function saysLine(engine: ChildProcess, pattern: RegExp): Promise<void> {
  return new Promise((resolve) => {
    const listen = (chunk: Buffer): void => {
      if (pattern.test(chunk.toString())) resolve();
    };
    engine.stdout?.on("data", listen);
    engine.stderr?.on("data", listen);
  });
}

describe.each(interruptions)("an engine that gets $name between purchase and Running", ({ interrupt }) => {
  let bench: StackBench;

  beforeAll(async () => {
    bench = await startBench();
    await bench.succeed("source", ["up", "--yes", "--skip-preview"]);
  });

  afterAll(() => bench.close());

  test("the next up ends with exactly one job, Running", async () => {
    // Given a run that is interrupted while the job is prechecked
    let engine: ChildProcess | undefined;
    const checking = new Promise<void>((resolve) => {
      bench.emulator.onCall(({ phase, action }) => {
        if (phase === "after" && action === "CreateCheckSyncJob") resolve();
      });
    });
    const interrupted = bench.pulumi("target", ["up", "--yes", "--skip-preview"], {
      onProcess: (started) => (engine = started),
    });
    await checking;
    if (engine) await interrupt(engine);
    const { exitCode } = await interrupted;
    expect(exitCode).not.toBe(0);
    expect(bench.emulator.dts.jobs.list()).toHaveLength(1);

    // When the stack is destroyed, after a killed engine's lock is lifted
    await bench.workspace.unlock("target");
    const destroy = await bench.pulumi("target", ["destroy", "--yes", "--skip-preview"]);

    // Then the job that no state knows is named instead of forgotten
    expect(destroy.exitCode).not.toBe(0);
    expect(destroy.output).toContain(bench.emulator.dts.jobs.list()[0]?.id);

    // When the next run is made
    await bench.succeed("target", ["up", "--yes", "--skip-preview"]);

    // Then the same job runs, nothing was bought twice, and nothing is left to do
    expect(bench.countCalls("CreateSyncJob")).toBe(1);
    expect(bench.emulator.dts.jobs.list().map(({ status }) => status)).toEqual(["Running"]);
    await bench.succeed("target", ["preview", "--expect-no-changes"]);

    // And it can be destroyed
    await bench.succeed("target", ["destroy", "--yes", "--skip-preview"]);
    expect(bench.emulator.dts.jobs.list()).toEqual([]);
  });
});
