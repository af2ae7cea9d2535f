import { problem, ProblemError } from "../../core/messages";
import { required } from "./required";

/**
 * The OIDC token of a GitHub Actions workflow, valid for minutes. GitLab needs no such step: `id_tokens` of a job puts the
 * token into a variable.
 *
 * @param audience audience of the token, as registered with the identity provider in CAM
 * @throws {ProblemError} `forge.settingMissing`, `forge.unreachable`, `forge.refused`
 */
export async function identityToken(audience: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const how = "Add `permissions: id-token: write` to the job.";
  const address = required(environment, "ACTIONS_ID_TOKEN_REQUEST_URL", "URL that issues tokens", how);
  const bearer = required(environment, "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "bearer token for that URL", how);
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
