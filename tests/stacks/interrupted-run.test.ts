import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { startBench, type StackBench } from "../support/stack-bench";

/** Ways in which an engine is interrupted while it waits for a new job. */
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

  test("the next up leaves exactly one job, Running", async () => {
    // The run is interrupted while the job is prechecked.
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

    // A killed engine leaves its lock.
    await bench.workspace.unlock("target");
    const destroy = await bench.pulumi("target", ["destroy", "--yes", "--skip-preview"]);

    // The job that is in no state is named.
    expect(destroy.exitCode).not.toBe(0);
    expect(destroy.output).toContain(bench.emulator.dts.jobs.list()[0]?.id);

    await bench.succeed("target", ["up", "--yes", "--skip-preview"]);

    // The same job runs, it was purchased once, and no change is left.
    expect(bench.countCalls("CreateSyncJob")).toBe(1);
    expect(bench.emulator.dts.jobs.list().map(({ status }) => status)).toEqual(["Running"]);
    await bench.succeed("target", ["preview", "--expect-no-changes"]);

    await bench.succeed("target", ["destroy", "--yes", "--skip-preview"]);
    expect(bench.emulator.dts.jobs.list()).toEqual([]);
  });
});
