import * as z from "zod";
import { field, stackFields } from "./fields";
import { sourceSchema } from "./source-schema";
import { targetSchema } from "./target-schema";

const keysOfAnyRole = { ...sourceSchema.shape, ...targetSchema.shape };
const unchecked = Object.fromEntries(Object.keys(keysOfAnyRole).map((key) => [key, z.unknown().optional()]));

/** What can be checked of a stack that does not say, or misspells, its role. */
export const unknownRoleSchema = z.strictObject({
  ...unchecked,
  ...stackFields,
  role: field(z.enum(["source", "target"]), { example: "source" }),
});
