import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../cli/workspace/package-root";
import { pulumi } from "../../cli/workspace/pulumi";
import { Workspace } from "../../cli/workspace/workspace";
import { startEmulator } from "../../emulator";
import { stackBench, type StackBench } from "./stack-bench";

const folder = join(__dirname, "../stacks/states");

/** Both stacks and the emulated cloud as an earlier version has left them. */
export async function startEarlierStacks(): Promise<StackBench> {
  const emulator = await startEmulator({ speed: 30 });
  emulator.loadState(readFileSync(join(folder, "emulator.jsonl"), "utf8"));
  const workspace = new Workspace(emulator);
  const bench = stackBench(emulator, workspace);
  try {
    for (const stack of ["source", "target"] as const) {
      const stackFile = readFileSync(join(folder, `Pulumi.${stack}.yaml`), "utf8");
      await workspace.createStack(stack, undefined, stackFile);
      await pulumi(["stack", "import", "--stack", stack, "--file", join(folder, `${stack}.json`)], {
        cwd: packageRoot,
        environment: workspace.environment,
      });
    }
  } catch (error) {
    // An emulator that keeps listening would prevent the tests from ending.
    await bench.close();
    throw error;
  }
  return bench;
}
