import * as z from "zod";
import { field, stackFields } from "./fields";
import { sourceSchema } from "./source-schema";
import { targetSchema } from "./target-schema";

const keysOfAnyRole = { ...sourceSchema.shape, ...targetSchema.shape };
const unchecked = Object.fromEntries(Object.keys(keysOfAnyRole).map((key) => [key, z.unknown().optional()]));

/** Schema for a stack whose role is missing or misspelled: checks only what does not depend on the role. */
export const unknownRoleSchema = z.strictObject({
  ...unchecked,
  ...stackFields,
  role: field(z.enum(["source", "target"]), { example: "source" }),
});
