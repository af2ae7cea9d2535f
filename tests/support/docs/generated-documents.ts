import * as z from "zod";
import type { Language } from "../../../core/messages";
import { readStackChange, renderSvg, reportSchema, review } from "../../../governance/review";
import { filled, readDocument } from "../documents";
import { cloudErrorSections, ownErrorTable } from "./error-tables";
import { kindTables } from "./kind-tables";
import { referenceTables } from "./reference-tables";

/** Every document with generated parts, by its path, with its current content. `npm run docs` writes them. */
export const generatedDocuments: Readonly<Record<string, () => string>> = {
  "docs/configuration.md": () => filled("docs/configuration.md", { ...referenceTables(), ...kindTables() }),
  "docs/runbook.md": () => runbook("docs/runbook.md", "en"),
  "docs/zh/runbook.md": () => runbook("docs/zh/runbook.md", "zh"),
  "docs/review-schema.json": () => JSON.stringify(z.toJSONSchema(reportSchema), undefined, 2),
  "docs/images/review.svg": reviewPicture,
};

function runbook(path: string, language: Language): string {
  return filled(path, {
    "cloud errors": cloudErrorSections(language),
    "own errors": ownErrorTable(language),
  });
}

/** The review of the committed stacks before their first deployment. */
function reviewPicture(): string {
  const changes = ["source", "target"].map((stack) =>
    readStackChange(stack, readDocument(`tests/governance/review/previews/first-${stack}.json`)),
  );
  return renderSvg(review(changes), "en");
}
