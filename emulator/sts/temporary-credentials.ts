import type { Call, Caller } from "../service";
import type { World } from "../world/world";

/** Keys of an identity for a number of seconds, in the form in which every action of STS answers them. */
export function temporaryCredentials(world: World, call: Call, caller: Caller, seconds: number): object {
  const expiresAt = (Math.floor(call.now / 1000) + seconds) * 1000;
  const key = world.keys.issue(caller, expiresAt);
  return {
    Credentials: { Token: key.session.token, TmpSecretId: key.secretId, TmpSecretKey: key.secretKey },
    ExpiredTime: expiresAt / 1000,
    Expiration: new Date(expiresAt).toISOString().replace(".000Z", "Z"),
  };
}
