/** The API's word for each of our words. */
export const wireWords = {
  initialization: { full: "Full", data: "Data", structure: "Structure", none: "None" },
  conflict: { reportError: "ReportError", ignore: "Ignore", cover: "Cover" },
  existingTable: { reportError: "ReportErrorAfterCheck", ignore: "ExecuteAfterIgnore" },
  operation: { insert: "Insert", update: "Update", delete: "Delete", ddl: "DDL" },
  childInstance: { readOnly: "ro", readWrite: "rw" },
  billing: { postPaid: "PostPay", prePaid: "PrePay" },
  compareMethod: { full: "dataCheck", sample: "sampleDataCheck", rowCount: "rowsCount" },
} as const;

/** Our word for a word of the API; undefined for an unknown or absent one. */
export function ownWord<Word extends string>(
  words: Readonly<Record<Word, string>>,
  wire: string | null | undefined,
): Word | undefined {
  return (Object.keys(words) as Word[]).find((word) => words[word] === wire);
}
