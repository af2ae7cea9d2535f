import { generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { codeBlocks, readDocument } from "../documents";
import type { GitOpsBench } from "../gitops-bench";

const audience = "sts.tencentcloudapi.com";
const providers = {
  github: "https://token.actions.githubusercontent.com",
  gitlab: "https://gitlab.com",
} as const;
export type ProviderName = keyof typeof providers;

/** The forge's identity provider, registered in both accounts. It issues tokens for the forge's pipelines. */
export interface IdentityProvider {
  /** Every issued token; none may be printed. */
  readonly tokens: readonly string[];
  token(subject: string): string;
  /** Creates a role with exactly the guide's policy, which these subjects may assume. Returns the role's ARN. */
  createRole(accountUin: string, policy: string, subjects: readonly string[]): Promise<string>;
  /** Variables with which a GitHub workflow of this subject requests its token. */
  requestVariables(subject: string): Record<string, string>;
  stop(): Promise<void>;
}

export async function startIdentityProvider(
  name: ProviderName,
  bench: GitOpsBench,
): Promise<IdentityProvider> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const keys = { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "one" }] };
  const IdentityKey = Buffer.from(JSON.stringify(keys)).toString("base64");
  for (const { uin } of bench.emulator.accounts) {
    const config = { Name: name, IdentityUrl: providers[name], ClientId: [audience], IdentityKey };
    await bench.inConsole(uin, "cam", "CreateOIDCConfig", config);
  }
  const tokens: string[] = [];
  const token = (sub: string): string => {
    const exp = Math.floor(Date.now() / 1000) + 300;
    const claims = { iss: providers[name], sub, aud: audience, exp, jti: randomUUID() };
    const parts = [{ alg: "RS256", kid: "one" }, claims].map((part) =>
      Buffer.from(JSON.stringify(part)).toString("base64url"),
    );
    const signature = sign("sha256", Buffer.from(parts.join(".")), privateKey).toString("base64url");
    const made = [...parts, signature].join(".");
    tokens.push(made);
    return made;
  };
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? "", "http://provider");
    const isKnown = request.headers.authorization === "Bearer request-token";
    const value = isKnown ? token(searchParams.get("subject") ?? "") : undefined;
    response.writeHead(isKnown ? 200 : 401).end(JSON.stringify({ value }));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    tokens,
    token,
    createRole: (uin, policy, subjects) => createRole(bench, name, uin, policy, subjects),
    requestVariables: (subject) => ({
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/token?subject=${encodeURIComponent(subject)}`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: "request-token",
    }),
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

async function createRole(
  { inConsole }: GitOpsBench,
  name: ProviderName,
  uin: string,
  policy: string,
  subjects: readonly string[],
): Promise<string> {
  const RoleName = `${name}-${policy}`;
  const statement = {
    effect: "allow",
    action: "name/sts:AssumeRoleWithWebIdentity",
    principal: { federated: [`qcs::cam::uin/${uin}:oidc-provider/${name}`] },
    condition: {
      string_equal: { "oidc:iss": providers[name], "oidc:aud": audience, "oidc:sub": subjects },
    },
  };
  const PolicyDocument = JSON.stringify({ version: "2.0", statement: [statement] });
  await inConsole(uin, "cam", "CreateRole", { RoleName, PolicyDocument });
  await inConsole(uin, "cam", "CreatePolicy", {
    PolicyName: RoleName,
    PolicyDocument: documentedPolicy(policy),
  });
  await inConsole(uin, "cam", "AttachRolePolicy", { AttachRoleName: RoleName, PolicyName: RoleName });
  return `qcs::cam::uin/${uin}:roleName/${RoleName}`;
}

/** A policy of the guide, from a block marked `json policy <name>`. */
function documentedPolicy(name: string): string {
  const block = codeBlocks(readDocument("docs/gitops.md")).find(({ info }) => info === `json policy ${name}`);
  if (!block) throw new Error(`docs/gitops.md shows no policy ${name}`);
  return JSON.stringify(JSON.parse(block.code));
}
