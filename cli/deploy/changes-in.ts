/** The number of resources that each operation of a preview changes, such as `{ create: 5 }`. Empty without changes. */
export function changesIn(previewText: string): Record<string, number> {
  const { changeSummary = {} } = JSON.parse(previewText) as { changeSummary?: Record<string, number> };
  return Object.fromEntries(Object.entries(changeSummary).filter(([operation]) => operation !== "same"));
}
