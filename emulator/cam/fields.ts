import * as z from "zod";

/** Paging as CAM has it: `Page` from 1, `Rp` rows per page. */
export const page = z.int().min(1);
export const rowsPerPage = z.int().min(1).max(200);

/** A role id where the API declares a number: it is larger than a double can hold, so it may arrive as text. */
export const numericRoleId = z.union([z.int(), z.string().regex(/^\d+$/)]).transform(String);

export const tags = z.array(z.strictObject({ Key: z.string(), Value: z.string() }));

/** One page of the rows, with the total that CAM reports beside it. */
export function pageOf<Row>(rows: readonly Row[], { Page = 1, Rp = 20 }: { Page?: number; Rp?: number }) {
  return { rows: rows.slice((Page - 1) * Rp, Page * Rp), total: rows.length };
}
