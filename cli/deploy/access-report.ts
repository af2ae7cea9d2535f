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

/** `policies.json`: how preset policies are resolved, so that the review before the apply resolves them the same way. */
export interface PolicyKnowledge {
  /** Whether their documents are read from CAM. */
  readonly isRead: boolean;
  /** Documents of `--policy` options; they override those from CAM. */
  readonly given: Readonly<Record<string, PolicyDocument>>;
  /** Types of resources that the team has judged. */
  readonly knownTypes?: readonly string[];
}

/** Reviews the access changes of previews with refresh, across all stacks. */
export async function accessReport(
  previews: readonly StackPreview[],
  { isRead, given, knownTypes }: PolicyKnowledge,
  expected?: ExpectedAccess,
): Promise<Report> {
  const changes = previews.map(({ stack, text }) => readLiveChange(stack, text));
  const read = isRead ? await readPresets(changes, sharedCloud()) : {};
  return review(changes, { presets: { ...read, ...given }, expected, knownTypes });
}
