import * as z from "zod";
import { objects } from "./objects";
import { conflictHandleOption, conflictHandling, ddlOption, existingTable, operationTypes } from "./options";
import { jobId, notEmulated, text } from "./scalars";

/** OpTypes and DdlOptions are mandatory and overwrite. Source: `DynamicOptions` of the official SDK (dts 2021-12-06). */
const dynamicOptions = z.strictObject({
  OpTypes: operationTypes,
  DdlOptions: z.array(ddlOption),
  ConflictHandleType: conflictHandling,
  ConflictHandleOption: z.optional(conflictHandleOption),
  DealOfExistSameTable: existingTable,
  FilterBeginCommit: z.optional(z.boolean()),
  FilterCheckpoint: z.optional(z.boolean()),
  StartPosition: z.optional(text),
  KafkaOption: notEmulated("KafkaOption"),
});

/** ModifySyncJobConfig: what of a running job becomes another. */
export const changeRequest = z.strictObject({
  JobId: jobId,
  DynamicObjects: z.optional(objects),
  DynamicOptions: z.optional(dynamicOptions),
});
export type ChangeRequest = z.output<typeof changeRequest>;
