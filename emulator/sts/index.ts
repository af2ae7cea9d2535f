import type { Service } from "../service";
import type { World } from "../world/world";
import { assumeRoleOperation } from "./assume-role";
import { assumeRoleWithWebIdentityOperation } from "./assume-role-with-web-identity";
import { getCallerIdentityOperation } from "./get-caller-identity";
import { getFederationTokenOperation } from "./get-federation-token";

/** Security Token Service: temporary keys of roles, and who a key belongs to. */
export function createStsService(world: World): Service {
  return {
    name: "sts",
    version: "2018-08-13",
    isRegional: false,
    codes: { unauthorized: "UnauthorizedOperation", invalidValue: "InvalidParameter.ParamError" },
    operations: {
      AssumeRole: assumeRoleOperation(world),
      AssumeRoleWithWebIdentity: assumeRoleWithWebIdentityOperation(world),
      GetFederationToken: getFederationTokenOperation(world),
      GetCallerIdentity: getCallerIdentityOperation(),
    },
  };
}
