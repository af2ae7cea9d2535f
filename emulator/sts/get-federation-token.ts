import * as z from "zod";
import { CloudError } from "../cloud-error";
import { operation, type Caller, type Operation } from "../service";
import type { World } from "../world/world";
import { readSessionPolicy } from "./session-policy";
import { temporaryCredentials } from "./temporary-credentials";

/** Seconds. */
const defaultDuration = 1800;
/** Seconds, by the kind of the caller. Source: comments of the official SDK (sts 2018-08-13). */
const longestDurations = { root: 7200, user: 129_600 } as const;

/** Hands out temporary keys of the caller itself, who may do with them only what the policy allows, too. */
export function getFederationTokenOperation(world: World): Operation {
  return operation({
    parameters: z.strictObject({
      Name: z.string().regex(/^[A-Za-z][\w+=,.@-]{1,127}$/, "2-128 characters that begin with a letter"),
      Policy: z.string(),
      DurationSeconds: z.int().min(1).default(defaultDuration),
    }),
    // That temporary keys cannot is said before it is asked who may.
    resources: ({ caller }) => (isTemporary(caller) ? false : ["*"]),
    handle: (call, { Name, Policy, DurationSeconds }) => {
      const { caller } = call;
      if (isTemporary(caller))
        throw new CloudError(
          "FailedOperation.TempKeyNotAllowed",
          "temporary keys cannot make temporary keys",
        );
      const longest = longestDurations[caller.kind];
      if (DurationSeconds > longest) {
        throw new CloudError("InvalidParameter.OverTimeError", `DurationSeconds must not exceed ${longest}`);
      }
      const federation = { name: Name, policy: readSessionPolicy(Policy) };
      return temporaryCredentials(world, call, { ...caller, federation }, DurationSeconds);
    },
  });
}

function isTemporary(caller: Caller): caller is Caller & { readonly kind: "roleSession" } {
  return caller.kind === "roleSession" || caller.federation !== undefined;
}
