import { problem, ProblemError } from "../../core/messages";
import { required } from "./required";

/**
 * The token by which GitHub vouches for a workflow (OIDC). It lives for minutes. GitLab needs no such step: `id_tokens`
 * of a job puts its token into a variable.
 *
 * @param audience who the token is for, as the identity provider in CAM is registered
 * @throws {ProblemError} `forge.settingMissing`, `forge.unreachable`, `forge.refused`
 */
export async function identityToken(audience: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const how = "permissions: id-token: write";
  const address = required(environment, "ACTIONS_ID_TOKEN_REQUEST_URL", "where GitHub gives tokens", how);
  const bearer = required(environment, "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "what GitHub asks for", how);
  const call = "GET identity token";
  const response = await fetch(`${address}&audience=${encodeURIComponent(audience)}`, {
    headers: { Authorization: `Bearer ${bearer}` },
    signal: AbortSignal.timeout(30_000),
  }).catch((error: Error) => {
    throw new ProblemError(problem("forge.unreachable", { forge: "GitHub", call, reason: error.message }));
  });
  const { value } = (await response.json().catch(() => ({}))) as { value?: string };
  if (response.ok && value) return value;
  const { status, statusText } = response;
  throw new ProblemError(problem("forge.refused", { forge: "GitHub", call, status, words: statusText }));
}
