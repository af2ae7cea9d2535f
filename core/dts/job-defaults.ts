/** Defaults of a sync job, both in a stack's configuration and in a program. */
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
