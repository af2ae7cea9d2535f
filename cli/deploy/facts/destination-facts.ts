import { type Facts, fingerprint } from "../../../governance/approval";
import { ownEngine } from "../../workspace/own-engine";
import { runPulumi } from "../../workspace/pulumi";

/** Variables that send calls to another service or another bucket. */
const redirecting = /^(TENCENTCLOUD_(\w+_)?(ENDPOINT|DOMAIN|PROTOCOL)|AWS_ENDPOINT_URL\w*)$/;

/** Fingerprints of where an apply goes: the backend, the organization and the endpoints. */
export async function destinationFacts(
  folder: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Facts["destination"]> {
  const [backend, organization] = [await backendUrl(folder), await defaultOrganization(folder)];
  const named = {
    backend,
    organization,
    ...Object.fromEntries(
      Object.entries(environment).filter(([name, value]) => redirecting.test(name) && value),
    ),
  };
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [name, fingerprint(value ?? "")]));
}

async function backendUrl(folder: string): Promise<string> {
  const { exitCode, standardOutput } = await runPulumi(
    ["whoami", "--json", "--non-interactive"],
    ownEngine(folder),
  );
  return exitCode === 0 ? ((JSON.parse(standardOutput) as { url?: string }).url ?? "") : "";
}

/** Empty in a backend without organizations. */
async function defaultOrganization(folder: string): Promise<string> {
  const { exitCode, standardOutput } = await runPulumi(
    ["org", "get-default", "--non-interactive"],
    ownEngine(folder),
  );
  return exitCode === 0 ? standardOutput.trim() : "";
}
