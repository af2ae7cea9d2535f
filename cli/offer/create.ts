import { writeFileSync } from "node:fs";
import { type SignedOffer, signOffer } from "../../core/grant-offer";
import { problem, ProblemError, renderProblem } from "../../core/messages";
import { type GrantOffer, offerTimeProblem, parseOffer, readJsonFile } from "../../stacks/config";
import { readStackOutputs, type SourceOutputs } from "../workspace/read-stack-outputs";
import { findPrivateKey } from "./private-key";
import { offerAsJson, showOffer } from "./show";
import { validUntilOf } from "./validity";

export interface CreateOptions {
  readonly grant: string;
  /** Where the facts come from: a stack whose outputs the engine reads, or a file of its outputs. */
  readonly stack?: string;
  readonly outputs?: string;
  readonly key?: string;
  readonly validUntil?: string;
  readonly out?: string;
  readonly json?: boolean;
  /** Folder of the project. Default: the current one. */
  readonly folder?: string;
  /** Milliseconds since the epoch. Default: now. */
  readonly now?: number;
}

/** Signs a grant that a source stack has deployed, and writes the offer to a file that only its owner can read. */
export async function createOffer(options: CreateOptions): Promise<number> {
  const { out = `${options.grant}.offer.json`, now = Date.now() } = options;
  const privateKey = findPrivateKey(options.key, process.env);
  const offer = factsOf(await readOutputs(options), options, now);
  const signed = signOffer(offer, privateKey);
  writeOffer(out, signed);
  const file = { offer, digest: signed.digest, keyId: signed.keyId };
  if (options.json) console.log(JSON.stringify({ file: out, ...offerAsJson(file) }, undefined, 2));
  else console.log([showOffer(file), renderProblem(problem("offer.created", { file: out }))].join("\n"));
  return 0;
}

interface NamedOutputs {
  readonly source: string;
  readonly outputs: SourceOutputs;
}

async function readOutputs({
  stack,
  outputs: file,
  folder = process.cwd(),
}: CreateOptions): Promise<NamedOutputs> {
  if ((stack === undefined) === (file === undefined)) {
    const value = stack === undefined ? "-" : `${stack}, --outputs ${file}`;
    throw new ProblemError(
      problem("option.invalid", { flag: "--stack", value, allowed: "--stack, --outputs" }),
    );
  }
  const source = stack ?? file ?? "";
  const read = stack === undefined ? outputsOfFile(source) : await readStackOutputs(source, folder);
  if ("reason" in read) {
    throw new ProblemError(problem("offer.outputsUnreadable", { source, reason: String(read.reason) }));
  }
  return { source, outputs: read };
}

function outputsOfFile(file: string): SourceOutputs | { readonly reason: string } {
  const read = readJsonFile(file);
  if ("reason" in read) return read;
  return (read.written as SourceOutputs | undefined) ?? { reason: "no JSON" };
}

/** What Pulumi prints in place of a secret. */
const hiddenSecret = "[secret]";

function factsOf(
  { source, outputs: { grants = {}, externalIds = {} } }: NamedOutputs,
  { grant: name, validUntil }: CreateOptions,
  now: number,
): GrantOffer {
  const grant = Object.hasOwn(grants, name) ? grants[name] : undefined;
  const externalId = externalIds[name];
  if (!grant) {
    const found = Object.keys(grants).join(", ") || "-";
    throw new ProblemError(problem("offer.grantAbsent", { source, name, found }));
  }
  if (grant.targetUin === undefined) throw new ProblemError(problem("offer.stackTooOld", { name }));
  if (typeof externalId !== "string" || externalId === hiddenSecret) {
    throw new ProblemError(problem("offer.secretHidden", { source, name }));
  }
  const written = {
    grant: name,
    ...grant,
    externalId,
    issuedAt: new Date(now).toISOString(),
    validUntil: validUntilOf(validUntil, grant.expires, now),
  };
  const parsed = parseOffer(written, source);
  if ("problems" in parsed) throw new ProblemError(parsed.problems);
  const untimely = offerTimeProblem(parsed.offer, now);
  if (untimely) throw new ProblemError(untimely);
  return parsed.offer;
}

/** Only the account of the grant can use the external ID in the offer; mode 600 keeps it private all the same. */
function writeOffer(file: string, signed: SignedOffer<GrantOffer>): void {
  try {
    writeFileSync(file, `${JSON.stringify(signed, undefined, 2)}\n`, { mode: 0o600 });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new ProblemError(problem("option.invalid", { flag: "--out", value: file, allowed: reason }));
  }
}
