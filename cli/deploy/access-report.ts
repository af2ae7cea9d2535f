import type { PolicyDocument } from "../../core/cam";
import { sharedCloud } from "../../cloud/client";
import {
  type ExpectedAccess,
  readLiveChange,
  readPresets,
  type Report,
  review,
} from "../../governance/review";
import type { StackPreview } from "./preview-stacks";

/** `policies.json`: what is known of preset policies, so that a later review has the same knowledge. */
export interface PolicyKnowledge {
  /** Whether CAM is asked. */
  readonly isRead: boolean;
  /** Documents that were given by hand; they win. */
  readonly given: Readonly<Record<string, PolicyDocument>>;
}

/** Reviews the access that previews with refresh change, all stacks together. */
export async function accessReport(
  previews: readonly StackPreview[],
  { isRead, given }: PolicyKnowledge,
  expected?: ExpectedAccess,
): Promise<Report> {
  const changes = previews.map(({ stack, text }) => readLiveChange(stack, text));
  const read = isRead ? await readPresets(changes, sharedCloud()) : {};
  return review(changes, { presets: { ...read, ...given }, expected });
}
