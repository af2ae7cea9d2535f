import type { AttachedPolicy, PolicyDocument } from "../../core/cam";

/** Preset policies whose actions the vendor's documentation prints; every one is granted on `*`. Read 2024-12. */
const documented: Readonly<Record<string, readonly string[]>> = {
  AdministratorAccess: ["*"],
  QcloudCDBInnerReadOnlyAccess: ["cdb:Describe*"],
  QcloudCDBReadOnlyAccess: [
    "cdb:Describe*",
    "monitor:Describe*",
    "monitor:Get*",
    "cam:ListUsersForGroup",
    "cam:ListGroups",
    "cam:GetGroup",
  ],
  QcloudDCDBInnerReadOnlyAccess: ["dcdb:Describe*"],
  QcloudMariaDBInnerReadOnlyAccess: ["mariadb:Describe*"],
};

/** Documents of preset policies by name: what CAM has been asked for wins over what is documented. */
export type PresetDocuments = Readonly<Record<string, PolicyDocument>>;

/** A preset policy with its content, if that is known. */
export function presetPolicy(name: string, read: PresetDocuments = {}): AttachedPolicy {
  const actions = Object.hasOwn(documented, name) ? documented[name] : undefined;
  const known: PolicyDocument | undefined = actions && {
    version: "2.0",
    statement: [{ effect: "allow", action: actions, resource: "*" }],
  };
  return { name, document: (Object.hasOwn(read, name) ? read[name] : undefined) ?? known ?? "unknown" };
}
