import type { Caller } from "../service";
import type { World } from "../world/world";
import { type Envelope, type HttpRequest } from "./envelope";
import { gatewayErrors } from "./errors";
import { isSignedWith, parseAuthorization } from "./tc3-signature";

/** How far a request's timestamp may be from the real time, in seconds. */
const clockTolerance = 300;

/** The identity that signed the request. Signatures live in real time, temporary keys in virtual time. */
export function authenticate(world: World, request: HttpRequest, envelope: Envelope): Caller {
  const authorization = parseAuthorization(request.headers.authorization);
  const { timestamp, token } = envelope;
  if (Math.abs(Date.now() / 1000 - timestamp) > clockTolerance) throw gatewayErrors.signatureExpired();

  const key = world.keys.find(authorization.secretId);
  if (!key || key.permanent?.isActive === false) throw gatewayErrors.secretIdNotFound();
  if (!isSignedWith(key.secretKey, authorization, request, timestamp)) throw gatewayErrors.signatureFailure();

  // A token with a permanent key is as wrong as none with a temporary one.
  if (token !== key.session?.token) throw gatewayErrors.tokenFailure();
  if (key.session && key.session.expiresAt <= world.clock.now()) throw gatewayErrors.tokenFailure();
  return key.caller;
}
