import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Preview {
  steps: { op: string; urn: string; oldState?: State | null; newState?: State | null }[];
}
interface State {
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
}

/** A recorded preview with refresh of the real engine, optionally changed. */
export function recordedPreview(
  name: "trust-and-policy-by-hand" | "role-gone",
  change: (preview: Preview) => void = () => undefined,
): string {
  const preview = JSON.parse(readFileSync(join(__dirname, "previews", `${name}.json`), "utf8")) as Preview;
  change(preview);
  return JSON.stringify(preview);
}

/** A preview of the same account without out-of-band changes. */
export const untouchedPreview = (): string =>
  recordedPreview("trust-and-policy-by-hand", (preview) => {
    preview.steps = preview.steps.filter(({ op }) => op !== "update");
  });
