import * as z from "zod";
import { problem, ProblemError } from "../../core/messages";
import { readStackChange, type StackChange } from "./preview";

const state = z.looseObject({ urn: z.string(), delete: z.boolean().optional() });
const previewSchema = z.looseObject({
  steps: z.array(z.looseObject({ op: z.string(), urn: z.string(), oldState: state.nullish() })),
});

type Steps = z.output<typeof previewSchema>["steps"];

/**
 * Reads `pulumi preview --json --refresh`: what stands before the change is what was found in the account, not what the
 * state remembers. No state file is needed, because a refresh names every resource.
 *
 * @throws {ProblemError} `review.notAPreview`, `review.previewFailed`
 */
export function readLiveChange(name: string, previewText: string): StackChange {
  const preview = parse(name, previewText);
  const steps = preview.steps.filter(({ op }) => op !== "refresh");
  const resources = foundResources(preview.steps);
  return readStackChange(
    name,
    JSON.stringify({ ...preview, steps }),
    JSON.stringify({ deployment: { resources } }),
  );
}

/**
 * The step of the refresh shows a resource as the state has it. Where something else was found, a later step of the same
 * resource shows it; what is only to be made again was not found.
 */
function foundResources(steps: Steps): object[] {
  const later = steps.filter(({ op }) => op !== "refresh");
  return steps
    .filter(({ op }) => op === "refresh")
    .flatMap(({ urn, oldState }) => {
      const isPending = oldState?.delete === true;
      const following = later.filter(
        (step) => step.urn === urn && (step.oldState?.delete === true) === isPending,
      );
      const found = following.find((step) => step.oldState)?.oldState;
      const isGone = following.length > 0 && !found;
      return isGone ? [] : [{ ...oldState, ...found }];
    });
}

function parse(name: string, text: string): z.output<typeof previewSchema> {
  try {
    return previewSchema.parse(JSON.parse(text));
  } catch {
    throw new ProblemError(problem("review.notAPreview", { name }));
  }
}
