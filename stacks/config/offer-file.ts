import * as z from "zod";
import {
  isPublicKey,
  keyIdOf,
  offerVersion,
  readPublicKey,
  signaturePattern,
  verifyOffer,
} from "../../core/grant-offer";
import { problem, type Problem } from "../../core/messages";
import { field, fields } from "./fields";
import { foreignRoleArn } from "./foreign-role-arn";
import { looksLikeOffer } from "./looks-like-offer";
import { toProblems } from "./mistake";
import { instant } from "./moment";
import { offerTimeProblem } from "./offer-times";
import { readJsonFile } from "./read-json-file";
import { schemaMistakes } from "./schema-mistakes";
import { schemaNode, valueAt } from "./schema-node";
import { withoutSecrets } from "./without-secrets";

const offerSchema = z.strictObject({
  grant: field(fields.name, { description: "Name of the grant in the source stack." }),
  sourceUin: field(fields.uin, {
    description: "The granting main account, which owns the database and the role.",
  }),
  targetUin: field(fields.uin, {
    description: "The main account that may use the role. An offer for another account is refused.",
  }),
  roleName: field(fields.roleName, { description: "Role name, as DTS requires it.", example: "dts-orders" }),
  roleArn: field(z.string(), {
    description: "Role ARN, as sts requires it: `qcs::cam::uin/<sourceUin>:roleName/<roleName>`.",
    example: "qcs::cam::uin/100000000001:roleName/dts-orders",
  }),
  externalId: field(fields.externalId, { description: "External ID that the role's trust policy requires." }),
  databaseKinds: field(z.array(fields.databaseKind).min(1), {
    description: "Database kinds that the role can be used for.",
    example: '["mysql"]',
  }),
  attachedPolicies: field(z.array(z.string().min(1)), {
    description: "All policies of the role: everything that it may do.",
    example: '["QcloudDTSReadOnlyAccess"]',
  }),
  expires: instant({ description: "When the grant itself expires.", defaultInWords: "never" }).optional(),
  issuedAt: instant({ description: "When the offer was signed.", example: "2030-01-01T00:00:00Z" }),
  validUntil: instant({
    description: "From this time on the offer is refused; the source side then signs a new one.",
    example: "2030-04-01T00:00:00Z",
  }),
});

/** What a source account offers: to which account, what and until when. */
export type GrantOffer = z.output<typeof offerSchema>;

const envelopeSchema = z.strictObject({
  version: z.literal(offerVersion),
  offer: z.record(z.string(), z.unknown()),
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  signature: z.string().regex(signaturePattern),
});

/** An offer and the proof of who signed it. */
export interface OfferFile {
  readonly offer: GrantOffer;
  readonly digest: string;
  readonly keyId: string;
}

export type ReadOffer =
  ({ readonly ok: true } & OfferFile) | { readonly ok: false; readonly problems: readonly Problem[] };

export interface OfferExpectation {
  /** The public key that the source side gave over a separate channel: `ed25519:…`. */
  readonly publicKey: string;
  /** The account that wants to use the offer. Default: not checked. */
  readonly targetUin?: string;
  /** Name of the grant in the source stack. Default: not checked. */
  readonly grant?: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The field of a target's configuration that holds the trusted public key. */
export const publicKeyField = field(z.string().refine(isPublicKey), {
  wrong: "configuration.publicKeyInvalid",
  values: "`ed25519:…`",
  example: "ed25519:…",
});

/** The schema as data, for the documentation. `readOfferFile` reads files. */
export const offerNode = () => schemaNode(offerSchema);

/**
 * Reads an offer and accepts it only if the trusted key signed it for this account and grant, and it is valid now. Anything
 * else is refused with one problem.
 */
export function readOfferFile(
  path: string,
  { publicKey, targetUin, grant, now }: OfferExpectation,
): ReadOffer {
  const file = readEnvelope(path);
  if ("problem" in file) return refused(file.problem);
  const { signed } = file;
  const trustedKey = readPublicKey(publicKey);
  if (!trustedKey) throw new Error("the configuration lets no other key through");
  const verdict = verifyOffer(signed, trustedKey);
  if (verdict !== "authentic") {
    return refused(problem(`offer.${verdict}`, { keyId: signed.keyId, trusted: keyIdOf(publicKey) }, path));
  }
  const read = parsedOffer(signed, path);
  if (!read.ok) return read;
  const { offer } = read;
  if (targetUin !== undefined && offer.targetUin !== targetUin) {
    return refused(problem("offer.otherAccount", { found: offer.targetUin, expected: targetUin }, path));
  }
  if (grant !== undefined && offer.grant !== grant) {
    return refused(problem("offer.otherGrant", { found: offer.grant, expected: grant }, path));
  }
  const untimely = offerTimeProblem(offer, now);
  return untimely ? refused({ ...untimely, path }) : read;
}

/** Content of an offer without verifying its signature: to show it, never to use it. */
export function readUnverifiedOffer(path: string): ReadOffer {
  const file = readEnvelope(path);
  return "problem" in file ? refused(file.problem) : parsedOffer(file.signed, path);
}

/** Parses and checks the content of an offer. */
export function parseOffer(
  written: object,
  file: string,
): { readonly offer: GrantOffer } | { readonly problems: readonly Problem[] } {
  const parsed = offerSchema.safeParse(written);
  const mistakes = parsed.success
    ? foreignRoleArn(parsed.data)
    : schemaMistakes(parsed.error.issues, { written, root: offerNode() });
  if (parsed.success && mistakes.length === 0) return { offer: parsed.data };
  return { problems: toProblems(withoutSecrets(mistakes, written, new Set()), file) };
}

function readEnvelope(
  path: string,
): { readonly signed: z.output<typeof envelopeSchema> } | { readonly problem: Problem } {
  const read = readJsonFile(path);
  if ("reason" in read) return { problem: problem("offer.missing", { reason: read.reason }, path) };
  const { written } = read;
  const version = valueAt(written, ["version"]);
  if (looksLikeOffer(written) && typeof version === "number" && version > offerVersion) {
    const parameters = { found: version, allowed: offerVersion };
    return { problem: problem("offer.versionNewer", parameters, path) };
  }
  const envelope = envelopeSchema.safeParse(hasPrototypeKey(written) ? undefined : written);
  return envelope.success ? { signed: envelope.data } : { problem: problem("offer.notAnOffer", {}, path) };
}

/** Whether a key is `__proto__`, which zod leaves out of a record: the signature would be checked without it. */
function hasPrototypeKey(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.hasOwn(value, "__proto__") || Object.values(value).some(hasPrototypeKey);
}

function parsedOffer({ offer, digest, keyId }: z.output<typeof envelopeSchema>, path: string): ReadOffer {
  const parsed = parseOffer(offer, path);
  if ("problems" in parsed) return { ok: false, problems: parsed.problems };
  return { ok: true, offer: parsed.offer, digest, keyId };
}

function refused(found: Problem): ReadOffer {
  return { ok: false, problems: [found] };
}
