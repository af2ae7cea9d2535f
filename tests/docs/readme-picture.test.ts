import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { packageRoot } from "../../cli/workspace/package-root";
import { readStackChange, renderSvg, review } from "../../governance/review";
import { links, readDocument } from "../support/documents";

const picture = "docs/images/review.svg";

/** A preview of a committed stack before its first deployment, recorded from the real engine. */
const firstPreview = (stack: string) =>
  readStackChange(stack, readDocument(`tests/governance/review/previews/first-${stack}.json`));

test("the README shows what the review draws of the committed stacks (UPDATE_DOCS=1 writes it)", () => {
  // When
  const drawn = renderSvg(review([firstPreview("source"), firstPreview("target")]), "en");

  // Then
  if (process.env.UPDATE_DOCS) {
    mkdirSync(dirname(join(packageRoot, picture)), { recursive: true });
    writeFileSync(join(packageRoot, picture), drawn);
  }
  expect(readDocument(picture)).toBe(drawn);
  for (const page of ["README.md", "README.zh.md"]) expect(links(readDocument(page))).toContain(picture);
});
