import * as z from "zod";
import { parseRoleArn } from "../../core/cam";
import { CloudError } from "../cloud-error";
import { operation, type Operation } from "../service";
import { findRole } from "../world/assume-role";
import type { World } from "../world/world";
import { roleSessionName, roleSessionSeconds } from "./session-fields";
import { readSessionPolicy } from "./session-policy";
import { temporaryCredentials } from "./temporary-credentials";

const parameters = z.strictObject({
  RoleArn: z.string(),
  RoleSessionName: roleSessionName,
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

      const { sessionDuration } = findRole(world, RoleArn)!;
      return temporaryCredentials(world, call, session, roleSessionSeconds(DurationSeconds, sessionDuration));
    },
  });
}
