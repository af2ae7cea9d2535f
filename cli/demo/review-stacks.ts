import { Cloud } from "../../cloud/client";
import { readPresets, readStackChange, type Report, review } from "../../governance/review";
import type { StackName, Workspace } from "../workspace/workspace";

const stacks: readonly StackName[] = ["source", "target"];

/** The review of what both stacks would change in effective access. Read-only. */
export async function reviewStacks(workspace: Workspace): Promise<Report> {
  const changes = await Promise.all(stacks.map((stack) => changeOf(workspace, stack)));
  const presets = await readPresets(changes, new Cloud({ environment: workspace.environment }));
  return review(changes, { presets });
}

async function changeOf(workspace: Workspace, stack: StackName) {
  const preview = await workspace.run(stack, ["preview", "--json"]);
  const change = readStackChange(stack, preview);
  return change.isComplete ? change : readStackChange(stack, preview, await workspace.exportState(stack));
}
