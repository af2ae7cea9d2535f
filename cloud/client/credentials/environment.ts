import { readFileSync } from "node:fs";
import { problem, ProblemError } from "../../../core/messages";
import { readProfile } from "./profile";
import {
  defaultSessionName,
  defaultSessionSeconds,
  withRole,
  type KeysRecipe,
  type Recipe,
  type RoleSettings,
} from "./recipe";

/**
 * The settings behind a prefix, each with all names of its variable: those of the official SDKs, of the Terraform
 * provider, of tccli, and those that TKE sets in pods (with the prefix `TKE`).
 */
const names = {
  secretId: ["SECRET_ID"],
  secretKey: ["SECRET_KEY"],
  token: ["SESSION_TOKEN", "SECURITY_TOKEN", "TOKEN"],
  webIdentityToken: ["ASSUME_ROLE_WEB_IDENTITY_TOKEN", "WEB_IDENTITY_TOKEN"],
  webIdentityTokenFile: ["ASSUME_ROLE_WEB_IDENTITY_TOKEN_FILE", "WEB_IDENTITY_TOKEN_FILE"],
  providerId: ["ASSUME_ROLE_PROVIDER_ID", "PROVIDER_ID"],
  profile: ["PROFILE"],
  camRoleName: ["CAM_ROLE_NAME"],
  roleArn: ["ASSUME_ROLE_ARN", "ROLE_ARN"],
  sessionName: ["ASSUME_ROLE_SESSION_NAME", "ROLE_SESSION_NAME"],
  sessionDuration: ["ASSUME_ROLE_SESSION_DURATION"],
  externalId: ["ASSUME_ROLE_EXTERNAL_ID"],
  sourceIdentity: ["ASSUME_ROLE_SOURCE_IDENTITY"],
} as const satisfies Record<string, readonly string[]>;

type Setting = keyof typeof names;

/** The variables of one prefix. */
interface Variables {
  readonly prefix: string;
  /** The value of the first name that is set, trimmed. */
  read(setting: Setting): string | undefined;
  /** The variable that the setting was read from; its usual name where none is set. */
  nameOf(setting: Setting): string;
}

/** One way to get keys. It is chosen when one of the settings `begins` is set, and then needs all of `needs`. */
interface Mechanism {
  readonly begins: readonly Setting[];
  /** Each entry is one setting, or alternatives of which one is enough. */
  readonly needs: readonly (readonly Setting[])[];
  recipe(variables: Variables, environment: NodeJS.ProcessEnv, now: number): Recipe;
}

/** The mechanisms in their order: the first one that is set is used, and no other is tried. */
const mechanisms: readonly Mechanism[] = [
  {
    begins: ["secretId", "secretKey"],
    needs: [["secretId"], ["secretKey"]],
    recipe: (variables) => withRole(keysFrom(variables), roleFrom(variables)),
  },
  {
    begins: ["webIdentityToken", "webIdentityTokenFile"],
    needs: [["webIdentityToken", "webIdentityTokenFile"], ["roleArn"]],
    recipe: (variables) => ({
      kind: "webIdentity",
      origin: `${tokenOf(variables).variable} → ${variables.read("roleArn")}`,
      role: roleFrom(variables)!,
      // The default of the Terraform provider.
      providerId: variables.read("providerId") ?? "OIDC",
      token: tokenOf(variables).token,
    }),
  },
  {
    begins: ["profile"],
    needs: [["profile"]],
    recipe: (variables, environment, now) => {
      const recipe = readProfile(variables.read("profile")!, environment, now);
      const role = roleFrom(variables);
      return role && (recipe.kind === "keys" || recipe.kind === "cvmRole") ? withRole(recipe, role) : recipe;
    },
  },
  {
    begins: ["camRoleName"],
    needs: [["camRoleName"]],
    recipe: (variables) => {
      const roleName = variables.read("camRoleName")!;
      return withRole({ kind: "cvmRole", origin: `CVM role ${roleName}`, roleName }, roleFrom(variables));
    },
  },
];

/**
 * The recipe for keys that the variables of a prefix describe.
 *
 * @throws {ProblemError} `account.credentialsMissing`, with everything that was tried.
 */
export function readEnvironment(prefix: string, environment: NodeJS.ProcessEnv, now: number): Recipe {
  const variables = variablesOf(prefix, environment);
  const taken = mechanisms.find(({ begins }) => begins.some((setting) => variables.read(setting)));
  const isComplete = taken?.needs.every((choice) => choice.some((setting) => variables.read(setting)));
  if (taken && isComplete) return taken.recipe(variables, environment, now);
  const tried = (taken ? [taken] : mechanisms).map((mechanism) => describe(mechanism, variables)).join("; ");
  throw new ProblemError(
    problem("account.credentialsMissing", { source: `environment:${prefix}`, tried }, "credentials"),
  );
}

function variablesOf(prefix: string, environment: NodeJS.ProcessEnv): Variables {
  const find = (setting: Setting) =>
    names[setting]
      .map((name) => `${prefix}_${name}`)
      .map((name) => ({ name, value: environment[name]?.trim() }))
      .find(({ value }) => value);
  return {
    prefix,
    read: (setting) => find(setting)?.value,
    nameOf: (setting) => find(setting)?.name ?? `${prefix}_${names[setting][0]}`,
  };
}

/** Each variable with whether it is set, without the values. */
function describe({ needs }: Mechanism, variables: Variables): string {
  return needs
    .map((choice) => {
      const isGiven = choice.some((setting) => variables.read(setting));
      const shown = choice.map((setting) => variables.nameOf(setting)).join(" / ");
      return `${shown} ${isGiven ? "✔" : "✖"}`;
    })
    .join(" + ");
}

function keysFrom(variables: Variables): KeysRecipe {
  const { read, nameOf } = variables;
  return {
    kind: "keys",
    origin: nameOf("secretId"),
    keys: { secretId: read("secretId")!, secretKey: read("secretKey")!, token: read("token") },
  };
}

function roleFrom({ read, nameOf }: Variables): RoleSettings | undefined {
  const roleArn = read("roleArn");
  if (!roleArn) return undefined;
  const duration = read("sessionDuration") ?? String(defaultSessionSeconds);
  const durationSeconds = Number(duration);
  if (!Number.isInteger(durationSeconds) || durationSeconds < 1 || durationSeconds > 43_200) {
    const parameters = { variable: nameOf("sessionDuration"), value: duration, allowed: "1-43200" };
    throw new ProblemError(problem("credentials.settingInvalid", parameters));
  }
  return {
    roleArn,
    sessionName: read("sessionName") ?? defaultSessionName,
    durationSeconds,
    externalId: read("externalId"),
    sourceIdentity: read("sourceIdentity"),
  };
}

/** The token. A file is read each time, because its owner renews the token in place. */
function tokenOf({ read, nameOf }: Variables): { variable: string; token: string } {
  const token = read("webIdentityToken");
  if (token) return { variable: nameOf("webIdentityToken"), token };
  const variable = nameOf("webIdentityTokenFile");
  const file = read("webIdentityTokenFile")!;
  try {
    return { variable, token: readFileSync(file, "utf8").trim() };
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? "unknown";
    throw new ProblemError(problem("credentials.tokenUnreadable", { variable, file, reason }));
  }
}
