import type { Service } from "../service";
import type { World } from "../world/world";
import { accessKeyOperations } from "./access-keys";
import { groupOperations } from "./group-operations";
import { memberOperations } from "./member-operations";
import { memberPolicyOperations } from "./member-policy-operations";
import { oidcOperations } from "./oidc-operations";
import { policyOperations } from "./policy-operations";
import { roleOperations } from "./role-operations";
import { rolePolicyOperations } from "./role-policy-operations";
import { userOperations } from "./user-operations";

/** Cloud Access Management: roles, policies, users, groups and identity providers, and who has which permission. */
export function createCamService(world: World): Service {
  return {
    name: "cam",
    version: "2019-01-16",
    isRegional: false,
    codes: { invalidValue: "InvalidParameter.ParamError" },
    operations: {
      ...roleOperations(world),
      ...rolePolicyOperations(world),
      ...policyOperations(world),
      ...memberPolicyOperations(world),
      ...memberOperations(world),
      ...userOperations(world),
      ...accessKeyOperations(world),
      ...groupOperations(world),
      ...oidcOperations(world),
    },
  };
}
