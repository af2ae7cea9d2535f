import {
  type DocumentProblem,
  type Parsed,
  parsePolicyDocument,
  parseQcs,
  parseTrustPolicy,
  type PolicyDocument,
  toList,
  type TrustPolicy,
} from "../../core/cam";
import type { CloudError } from "../cloud-error";
import type { World } from "../world/world";
import type { Account } from "../world/model";
import { camErrors, camLimits } from "./errors";
import { serviceNames } from "./service-names";

/** The document if CAM accepts it as a permission policy; otherwise throws CAM's refusal of its first mistake. */
export function checkPolicyDocument(text: string): PolicyDocument {
  checkLength(text);
  const document = accepted(parsePolicyDocument(text), "PolicyDocumentError");
  for (const { action, resource } of document.statement) {
    checkServices(toList(action).map(serviceOfAction), "ActionServiceNotExist");
    checkServices(toList(resource).map(serviceOfResource), "ResourceServiceNotExist");
  }
  return document;
}

/** The document if CAM accepts it as a role's trust policy in this account; otherwise throws CAM's refusal. */
export function checkTrustPolicy(world: World, account: Account, text: string): TrustPolicy {
  checkLength(text);
  const document = accepted(parseTrustPolicy(text), "ParamError");
  for (const { principal } of document.statement) {
    for (const name of toList(principal.qcs)) checkPrincipal(world, account, name);
    for (const name of toList(principal.service)) checkServicePrincipal(name);
    for (const name of toList(principal.federated)) checkProvider(account, name);
  }
  return document;
}

function checkLength(text: string): void {
  if (text.replace(/\s/g, "").length <= camLimits.documentLength) return;
  throw camErrors.document(
    "PolicyDocumentLengthOverLimit",
    `the document is longer than ${camLimits.documentLength}`,
  );
}

function accepted<Document>(parsed: Parsed<Document>, codeOfWhole: string): Document {
  if (parsed.ok) return parsed.document;
  throw refusalOf(parsed.problems[0]!, codeOfWhole);
}

/** CAM's error code for a wrong element, by its path; the first match counts. */
const codesByPlace: readonly (readonly [RegExp, string])[] = [
  [/^version\b/, "VersionError"],
  [/\.condition$/, "ConditionError"],
  [/\.condition\./, "ConditionContentError"],
  [/\.effect\b/, "EffectError"],
  [/\.action\b/, "ActionError"],
  [/\.resource\b/, "ResourceError"],
  [/\.principal\.qcs\b/, "PrincipalQcsError"],
  [/\.principal\.service\b/, "PrincipalServiceNotExist"],
  [/\.principal\b/, "PrincipalError"],
  [/^statement\b/, "StatementError"],
];

function refusalOf({ code, path, value }: DocumentProblem, codeOfWhole: string): CloudError {
  const place =
    code === "elementMissing" && value !== undefined ? [path, value].filter(Boolean).join(".") : path;
  const found = codesByPlace.find(([pattern]) => pattern.test(place))?.[1] ?? codeOfWhole;
  return camErrors.document(sharper(code, found), `${place || "the document"}: ${code}`);
}

function sharper(problem: DocumentProblem["code"], code: string): string {
  if (problem === "elementMissing" && code === "ActionError") return "ActionMiss";
  if (problem === "operatorUnknown") return "ConditionTypeError";
  return code;
}

function serviceOfAction(action: string): string {
  return action.replace(/^name\//, "").split(":")[0]!;
}

function serviceOfResource(resource: string): string {
  return parseQcs(resource)?.service ?? "*";
}

function checkServices(names: readonly string[], code: string): void {
  const unknown = names.find(
    (name) => name !== "" && !name.includes("*") && !name.includes("/") && !serviceNames.has(name),
  );
  if (unknown !== undefined) throw camErrors.document(code, `service ${unknown} does not exist`);
}

function checkPrincipal(world: World, account: Account, name: string): void {
  if (name === "*") return;
  const { account: owner = "", resource = "" } = parseQcs(name) ?? {};
  const trusted = world.findAccount(owner.replace(/^uin\//, ""));
  if (!trusted) throw camErrors.document("PrincipalQcsNotExist", `${name} does not exist`);
  if (trusted.site !== account.site) throw camErrors.document("PrincipalQcsCrossError", "角色载体不允许跨站");
  if (!existsIn(trusted, resource)) throw camErrors.document("UserNotExist", `${name} does not exist`);
}

/** Identity providers are trusted by roles of the same account; those of SAML are not emulated. */
function checkProvider(account: Account, name: string): void {
  const { account: owner = "", resource = "" } = parseQcs(name) ?? {};
  const [kind = "", provider = ""] = resource.split("/");
  if (owner === `uin/${account.uin}` && kind === "oidc-provider" && account.oidcProviders.has(provider))
    return;
  throw camErrors.document("PrincipalQcsNotExist", `identity provider ${name} does not exist`);
}

function existsIn(account: Account, resource: string): boolean {
  const [kind = "", id = ""] = resource.split("/");
  if (kind === "uin") return id === account.uin || account.users.has(id);
  if (kind === "groupid") return account.groups.has(Number(id));
  if (kind === "roleName") return account.roles.has(id);
  if (kind === "role") return [...account.roles.values()].some(({ roleId }) => roleId === id);
  return resource === "root";
}

function checkServicePrincipal(name: string): void {
  const service = name.split(".")[0]!;
  const isProduct = /\.(cloud\.tencent|qcloud)\.com$/.test(name) && serviceNames.has(service);
  if (!isProduct) throw camErrors.document("PrincipalServiceNotExist", `service ${name} does not exist`);
}
