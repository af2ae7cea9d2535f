import { existsSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../../cli/workspace/package-root";
import { catalogue } from "../../../core/messages/catalogue";
import type { Message } from "../../../core/messages/message";
import { anchors, readDocument } from "../../support/documents";

const references = Object.entries(catalogue as Record<string, Message>).flatMap(([code, { docs }]) =>
  docs?.startsWith("docs/") ? [[code, docs] as const] : [],
);

test.each(references)("%s points to a heading that is there: %s", (_code, reference) => {
  // Given a page and a place in it
  const [page = "", anchor] = reference.split("#");
  // When the page is looked for
  const isThere = existsSync(join(packageRoot, page));
  // Then it has the heading
  expect(isThere).toBe(true);
  if (anchor !== undefined) expect(anchors(readDocument(page))).toContain(anchor);
});
