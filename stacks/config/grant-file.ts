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

/** Version of the grant file format that this program writes and reads. */
export const grantFileVersion = 1;

const grantFileSchema = z.strictObject({
  version: field(z.literal(grantFileVersion), { description: "Version of the file format.", example: "1" }),
  sourceUin: field(fields.uin, {
    description: "UIN of the main account that owns the source database and the role.",
  }),
  roleName: field(fields.roleName, { description: "Role name, as DTS requires it.", example: "dts-orders" }),
  roleArn: field(z.string(), {
    description: "Role ARN, as sts requires it: `qcs::cam::uin/<sourceUin>:roleName/<roleName>`.",
    example: "qcs::cam::uin/100000000001:roleName/dts-orders",
  }),
  externalId: field(fields.externalId.optional(), {
    description: "External ID that the role's trust policy requires.",
    defaultInWords: "the trust policy requires none",
  }),
  databaseKinds: field(z.array(fields.databaseKind).min(1), {
    description: "Database kinds that the role can be used for.",
    example: '["mysql"]',
  }),
  expires: instant({
    description:
      "When the grant expires; from then on no principal can assume the role. A date means 00:00 UTC of that day.",
    defaultInWords: "never",
  }).optional(),
  region: field(fields.region.optional(), {
    description: "Region of the source stack, for information only.",
    defaultInWords: "unknown",
  }),
});

/** Content of a grant file, which the source side passes on when the two sides share no Pulumi backend. */
export type GrantFile = z.output<typeof grantFileSchema>;

export type ReadGrantFile =
  | { readonly ok: true; readonly grant: GrantFile }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The schema as data, for the documentation. `readGrantFile` reads files. */
export const grantFileNode = () => schemaNode(grantFileSchema);

/** Reads a grant file and reports every mistake in it at once. The path is the value of `file`, relative to the project. */
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
  // A signed offer is accepted only where its signature is verified.
  return looksLikeOffer(read.written)
    ? { mistake: mistake([], "grantFile.isOffer", {}) }
    : { written: read.written };
}

/** A newer version may differ in any field, so messages about its fields would mislead. */
function newerVersion(written: unknown): Mistake | undefined {
  const version = valueAt(written, ["version"]);
  if (typeof version !== "number" || version <= grantFileVersion) return undefined;
  return mistake(["version"], "grantFile.versionNewer", { found: version, allowed: grantFileVersion });
}
