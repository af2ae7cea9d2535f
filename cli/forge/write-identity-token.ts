import { writeFileSync } from "node:fs";
import { identityToken } from "../../governance/forge";

export interface IdentityTokenOptions {
  readonly audience: string;
  readonly out: string;
}

/** Writes the workflow's OIDC token to a file that only this user can read. The token is never printed. */
export async function writeIdentityToken({ audience, out }: IdentityTokenOptions): Promise<number> {
  writeFileSync(out, await identityToken(audience, process.env), { mode: 0o600 });
  return 0;
}
