/** How many resources each operation of a preview changes: `{ create: 5 }`. Empty where nothing changes. */
export function changesIn(previewText: string): Record<string, number> {
  const { changeSummary = {} } = JSON.parse(previewText) as { changeSummary?: Record<string, number> };
  return Object.fromEntries(Object.entries(changeSummary).filter(([operation]) => operation !== "same"));
}
