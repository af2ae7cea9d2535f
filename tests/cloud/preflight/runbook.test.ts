import { cloudErrorSections, ownErrorTable } from "../../../cloud/preflight";
import { keepFilled, readDocument } from "../../support/documents";

test.each([
  ["docs/runbook.md", "en"],
  ["docs/zh/runbook.md", "zh"],
] as const)("%s says what the program says (UPDATE_DOCS=1 writes it anew)", (path, language) => {
  // When
  const expected = keepFilled(path, {
    "cloud errors": cloudErrorSections(language),
    "own errors": ownErrorTable(language),
  });

  // Then
  expect(readDocument(path)).toBe(expected);
});
