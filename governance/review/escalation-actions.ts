import { matchAction } from "../../core/cam";

/** How an action gives whoever may do it more access than the policy says. */
interface EscalationAction {
  readonly action: string;
  readonly gives: "policies" | "trust" | "credentials" | "membership" | "identity" | "session";
}

/**
 * Actions by which an identity can give itself, or another one, more access. Source: actions of the official SDK
 * 4.1.313 (CAM 2019-01-16, STS 2018-08-13), read 2026-11; `cam:PassRole` stands in policies of the product documentation.
 */
export const escalationActions: readonly EscalationAction[] = [
  { action: "cam:AttachUserPolicy", gives: "policies" },
  { action: "cam:AttachGroupPolicy", gives: "policies" },
  { action: "cam:AttachRolePolicy", gives: "policies" },
  { action: "cam:CreatePolicyVersion", gives: "policies" },
  { action: "cam:SetDefaultPolicyVersion", gives: "policies" },
  { action: "cam:UpdatePolicy", gives: "policies" },
  { action: "cam:PutUserPermissionsBoundary", gives: "policies" },
  { action: "cam:DeleteUserPermissionsBoundary", gives: "policies" },
  { action: "cam:PutRolePermissionsBoundary", gives: "policies" },
  { action: "cam:DeleteRolePermissionsBoundary", gives: "policies" },
  { action: "cam:UpdateAssumeRolePolicy", gives: "trust" },
  { action: "cam:PassRole", gives: "trust" },
  { action: "cam:UpdateRoleConsoleLogin", gives: "trust" },
  { action: "cam:CreateSAMLProvider", gives: "trust" },
  { action: "cam:UpdateSAMLProvider", gives: "trust" },
  { action: "cam:CreateOIDCConfig", gives: "trust" },
  { action: "cam:UpdateOIDCConfig", gives: "trust" },
  { action: "cam:AddUserToGroup", gives: "membership" },
  { action: "cam:CreateAccessKey", gives: "credentials" },
  { action: "cam:UpdateAccessKey", gives: "credentials" },
  { action: "cam:UpdateUser", gives: "credentials" },
  { action: "cam:AddUser", gives: "identity" },
  { action: "cam:CreateUser", gives: "identity" },
  { action: "cam:CreateRole", gives: "identity" },
  { action: "sts:GetFederationToken", gives: "session" },
];

/** Reads by their names, and no reads: each hands out a secret or a session. */
const handsOutSecrets = ["ssm:GetSecretValue", "ssm:GetSSHKeyPairValue", "sts:GetFederationToken"];

const readsOnly = /^[\w*]+:(Describe|Get|List|Query|Inquire|Check)/;

/** Whether everything that a policy's action stands for only reads, and hands out no secret. */
export function isRead(pattern: string): boolean {
  return readsOnly.test(pattern) && !handsOutSecrets.some((action) => matchAction(pattern, action) === "yes");
}

/** No product has an action of this name. */
const unlisted = "ZqUnlistedAction";

/** Whether a policy's action stands for every action of a product, or of all. */
export function coversProduct(pattern: string): boolean {
  const [service = ""] = pattern.split(":");
  return matchAction(pattern, `${service.replaceAll("*", "x") || "x"}:${unlisted}`) === "yes";
}
