import type { Service } from "../service";
import type { World } from "../world/world";
import { memberOperations } from "./member-operations";
import { memberPolicyOperations } from "./member-policy-operations";
import { policyOperations } from "./policy-operations";
import { roleOperations } from "./role-operations";
import { rolePolicyOperations } from "./role-policy-operations";

/** Cloud Access Management: roles, policies, and who has them. */
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
    },
  };
}
