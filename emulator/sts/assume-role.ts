import { z } from "zod";
import { parsePolicyDocument, parseRoleArn, type PolicyDocument } from "../../cam";
import { CloudError } from "../cloud-error";
import { operation, type Operation } from "../service";
import { findRole } from "../world/assume-role";
import type { World } from "../world/world";

/** Seconds. */
const defaultDuration = 7200;
/** Seconds, whatever the role allows. */
const longestDuration = 43200;
/** Characters of a session policy, before it is url-encoded; an assumption, no limit is published. */
const longestSessionPolicy = 2048;

const parameters = z.strictObject({
  RoleArn: z.string(),
  RoleSessionName: z.string().regex(/^[\w+=,.@-]{2,128}$/, "2-128 characters of [A-Za-z0-9_+=,.@-]"),
  DurationSeconds: z.int().min(1).optional(),
  Policy: z.string().optional(),
  ExternalId: z
    .string()
    .regex(/^[\w+=,.@:/-]{2,128}$/, "2-128 characters of [A-Za-z0-9_+=,.@:/-]")
    .optional(),
  Tags: z
    .array(z.strictObject({ Key: z.string().min(1).max(128), Value: z.string().max(256) }))
    .max(50)
    .optional(),
  SourceIdentity: z.string().optional(),
  SerialNumber: z.string().optional(),
  TokenCode: z.string().optional(),
});

/** Hands out temporary keys of a role. It asks CAM itself, because the answer depends on two accounts. */
export function assumeRoleOperation(world: World): Operation {
  return operation({
    parameters,
    resources: () => false,
    handle: (
      call,
      { RoleArn, RoleSessionName, DurationSeconds, Policy, ExternalId, SerialNumber, TokenCode },
    ) => {
      if (!parseRoleArn(RoleArn))
        throw new CloudError("InvalidParameter.ParamError", "RoleArn is not a role's name");
      if (SerialNumber !== undefined || TokenCode !== undefined) {
        throw new CloudError("FailedOperation.MFATypeNotSupported", "the emulator has no MFA devices");
      }
      const session = world.assumeRole({
        caller: call.caller,
        roleArn: RoleArn,
        externalId: ExternalId,
        sessionName: RoleSessionName,
        sessionPolicy: Policy === undefined ? undefined : readSessionPolicy(Policy),
        context: { "qcs:ip": call.sourceIp },
      });
      if (session instanceof CloudError) throw session;

      const seconds = durationOf(DurationSeconds, findRole(world, RoleArn)!.sessionDuration);
      const expiresAt = (Math.floor(call.now / 1000) + seconds) * 1000;
      const key = world.keys.issue(session, expiresAt);
      return {
        Credentials: { Token: key.session.token, TmpSecretId: key.secretId, TmpSecretKey: key.secretKey },
        ExpiredTime: expiresAt / 1000,
        Expiration: new Date(expiresAt).toISOString().replace(".000Z", "Z"),
      };
    },
  });
}

/** A role whose limit is 0 has none of its own; a duration that nobody asked for fits itself to the role. */
function durationOf(asked: number | undefined, limitOfRole: number): number {
  const limit = limitOfRole || longestDuration;
  const seconds = asked ?? Math.min(defaultDuration, limit);
  if (seconds <= Math.min(limit, longestDuration)) return seconds;
  throw new CloudError("InvalidParameter.OverTimeError", `DurationSeconds must not be greater than ${limit}`);
}

/** The policy arrives url-encoded once, also in a JSON body. */
function readSessionPolicy(text: string): PolicyDocument {
  const json = decode(text);
  if (json.length > longestSessionPolicy)
    throw new CloudError("InvalidParameter.PolicyTooLong", "Policy is too long");
  const parsed = parsePolicyDocument(json);
  if (parsed.ok) return parsed.document;
  const [problem] = parsed.problems;
  const code = problem!.code === "notJson" ? "StrategyFormatError" : "StrategyInvalid";
  throw new CloudError(`InvalidParameter.${code}`, `Policy ${problem!.path}: ${problem!.code}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    throw new CloudError("InvalidParameter.StrategyFormatError", "Policy is not url-encoded");
  }
}
