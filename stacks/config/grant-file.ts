import * as z from "zod";
import type { Problem } from "../../core/messages";
import { field, fields } from "./fields";
import { foreignRoleArn } from "./foreign-role-arn";
import { looksLikeOffer } from "./looks-like-offer";
import { instant } from "./moment";
import { mistake, toProblems, type Mistake } from "./mistake";
import { readJsonFile } from "./read-json-file";
import { schemaMistakes } from "./schema-mistakes";
import { schemaNode, valueAt } from "./schema-node";
import { withoutSecrets } from "./without-secrets";

/** The form that this program writes and reads. */
export const grantFileVersion = 1;

const grantFileSchema = z.strictObject({
  version: field(z.literal(grantFileVersion), { description: "Form of the file.", example: "1" }),
  sourceUin: field(fields.uin, {
    description: "UIN of the main account that owns the source database and the role.",
  }),
  roleName: field(fields.roleName, { description: "What DTS asks for.", example: "dts-orders" }),
  roleArn: field(z.string(), {
    description: "What sts asks for: `qcs::cam::uin/<sourceUin>:roleName/<roleName>`.",
    example: "qcs::cam::uin/100000000001:roleName/dts-orders",
  }),
  externalId: field(fields.externalId.optional(), {
    description: "What the role's trust policy asks for.",
    defaultInWords: "the trust policy asks for none",
  }),
  databaseKinds: field(z.array(fields.databaseKind).min(1), {
    description: "Kinds of databases that the role may be used for.",
    example: '["mysql"]',
  }),
  expires: instant({
    description: "When the role lets nobody in any more. A date means its first moment in UTC.",
    defaultInWords: "never",
  }).optional(),
  region: field(fields.region.optional(), {
    description: "Region of the source stack, for orientation.",
    defaultInWords: "unknown",
  }),
});

/** A grant, as the source side hands it over when the two sides share no Pulumi backend. */
export type GrantFile = z.output<typeof grantFileSchema>;

export type ReadGrantFile =
  | { readonly ok: true; readonly grant: GrantFile }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The schema as documentation; reading goes through `readGrantFile`. */
export const grantFileNode = () => schemaNode(grantFileSchema);

/** Reads a grant file; every mistake in it is named at once. The path is as `file` gives it, relative to the project. */
export function readGrantFile(path: string): ReadGrantFile {
  const file = readWritten(path);
  if ("mistake" in file) return { ok: false, problems: toProblems([file.mistake], path) };
  const { written } = file;
  const newer = newerVersion(written);
  if (newer) return { ok: false, problems: toProblems([newer], path) };
  const parsed = grantFileSchema.safeParse(written);
  const mistakes = parsed.success
    ? foreignRoleArn(parsed.data)
    : schemaMistakes(parsed.error.issues, { written, root: grantFileNode() });
  if (parsed.success && mistakes.length === 0) return { ok: true, grant: parsed.data };
  return { ok: false, problems: toProblems(withoutSecrets(mistakes, written, new Set()), path) };
}

function readWritten(path: string): { readonly written: object } | { readonly mistake: Mistake } {
  const read = readJsonFile(path);
  if ("reason" in read) return { mistake: mistake([], "grantFile.missing", { reason: read.reason }) };
  if (!read.written) return { mistake: mistake([], "grantFile.notJson", {}) };
  // What is signed is believed only where its signature is asked for.
  return looksLikeOffer(read.written)
    ? { mistake: mistake([], "grantFile.isOffer", {}) }
    : { written: read.written };
}

/** A newer form may differ in anything; to complain about its fields would mislead. */
function newerVersion(written: unknown): Mistake | undefined {
  const version = valueAt(written, ["version"]);
  if (typeof version !== "number" || version <= grantFileVersion) return undefined;
  return mistake(["version"], "grantFile.versionNewer", { found: version, allowed: grantFileVersion });
}
