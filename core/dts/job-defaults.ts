/** What a sync job is where nobody says anything else: of a stack's configuration as of a program. */
export const jobDefaults = {
  options: {
    initialization: "full",
    conflict: "reportError",
    existingTable: "reportError",
    operations: ["insert", "update", "delete", "ddl"],
  },
  instanceClass: "medium",
  billing: { mode: "postPaid" },
  desiredState: "running",
} as const;
