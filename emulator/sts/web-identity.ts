import { createPublicKey, verify, type JsonWebKey } from "node:crypto";
import * as z from "zod";
import type { OidcProvider } from "../world/model";

/** The claims of a verified token. */
export interface WebIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** The first of its audiences that the provider is registered for. */
  readonly audience: string;
}

export type WebIdentityResult =
  ({ readonly ok: true } & WebIdentity) | { readonly ok: false; readonly problem: string };

const claims = z.object({
  iss: z.string(),
  sub: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  /** Seconds since the epoch, real time, because an outside issuer made the token. */
  exp: z.number(),
  nbf: z.number().optional(),
});
const header = z.object({ alg: z.string(), kid: z.string().optional() });

const digests: Readonly<Record<string, string>> = { RS256: "sha256", RS384: "sha384", RS512: "sha512" };

/** Checks a token (JSON Web Token, signed with RSA) against the provider's keys, issuer and audiences. */
export function verifyWebIdentity(
  provider: OidcProvider,
  token: string,
  nowSeconds: number,
): WebIdentityResult {
  const refuse = (problem: string): WebIdentityResult => ({ ok: false, problem });
  const [headerPart = "", claimsPart = "", signature = "", ...rest] = token.split(".");
  const head = header.safeParse(decode(headerPart));
  const body = claims.safeParse(decode(claimsPart));
  if (rest.length > 0 || !head.success || !body.success) return refuse("the token cannot be read");

  const digest = digests[head.data.alg];
  if (!digest) return refuse(`the token is signed with ${head.data.alg}`);
  const { kid } = head.data;
  const keys = provider.keys.filter((key) => kid === undefined || key["kid"] === kid);
  const signed = Buffer.from(`${headerPart}.${claimsPart}`);
  if (!keys.some((key) => isSignedBy(key, digest, signed, signature)))
    return refuse("no key of the identity provider signed the token");

  const { iss, sub, aud, exp, nbf = 0 } = body.data;
  const audience = [aud].flat().find((each) => provider.clientIds.includes(each));
  if (iss !== provider.issuer) return refuse("the token has another issuer");
  if (audience === undefined) return refuse("the token has another audience");
  if (exp <= nowSeconds || nbf > nowSeconds) return refuse("the token is not valid now");
  return { ok: true, issuer: iss, subject: sub, audience };
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

function isSignedBy(key: OidcProvider["keys"][number], digest: string, signed: Buffer, signature: string) {
  try {
    const publicKey = createPublicKey({ key: key as JsonWebKey, format: "jwk" });
    return verify(digest, signed, publicKey, Buffer.from(signature, "base64url"));
  } catch {
    return false;
  }
}
