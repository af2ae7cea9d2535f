import { readStackChange, renderMarkdown, renderSvg, review } from "../governance/review";
import { previewsOfGrants } from "./many-grants";
import type { BenchSettings, Measured } from "./settings";
import { median } from "./timing";

/** How many times longer a review may take for ten times the grants. */
const limit = 11;

export interface ReviewResult extends Measured {
  readonly bench: "review";
  readonly runs: number;
  /** Medians, milliseconds, from the previews' text to Markdown and picture. */
  readonly hundred: number;
  readonly thousand: number;
  readonly ratio: number;
  readonly limit: number;
}

/** A review of 1,000 grants compared with one of 100. Both alternate, so that a busy machine slows both. */
export async function* measureReview({ runs }: BenchSettings): AsyncGenerator<ReviewResult> {
  const [few, many] = [previewsOfGrants(100), previewsOfGrants(1000)];
  const [hundreds, thousands]: [number[], number[]] = [[], []];
  // The first runs warm up the compiler of the JavaScript engine and are not counted.
  for (let run = -2; run < runs; run++) {
    const [short, long] = [milliseconds(() => reviewAll(few)), milliseconds(() => reviewAll(many))];
    if (run < 0) continue;
    hundreds.push(short);
    thousands.push(long);
  }
  const [hundred, thousand] = [median(hundreds), median(thousands)];
  const ratio = Number((thousand / hundred).toFixed(2));
  yield {
    ...{ bench: "review", runs, hundred: Math.round(hundred), thousand: Math.round(thousand) },
    ...{ ratio, limit, isWithinLimit: ratio <= limit },
  };
}

function reviewAll({ source, target }: ReturnType<typeof previewsOfGrants>): readonly string[] {
  const report = review([readStackChange("source", source), readStackChange("target", target)]);
  return [renderMarkdown(report, "en"), renderSvg(report, "en")];
}

function milliseconds(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}
