import * as z from "zod";
import { evaluate, toList } from "../../core/cam";
import { CloudError } from "../cloud-error";
import { notAuthorized } from "../not-authorized";
import { operation, type Operation } from "../service";
import { findRole } from "../world/assume-role";
import type { OidcProvider, Role } from "../world/model";
import type { World } from "../world/world";
import { roleSessionName, roleSessionSeconds } from "./session-fields";
import { temporaryCredentials } from "./temporary-credentials";
import { verifyWebIdentity, type WebIdentity } from "./web-identity";

const action = "sts:AssumeRoleWithWebIdentity";

/** Temporary keys of a role for whoever an identity provider vouches for, such as a workflow of GitHub Actions. */
export function assumeRoleWithWebIdentityOperation(world: World): Operation {
  return operation({
    parameters: z.strictObject({
      ProviderId: z.string(),
      WebIdentityToken: z.string(),
      RoleArn: z.string(),
      RoleSessionName: roleSessionName,
      DurationSeconds: z.int().min(1).optional(),
    }),
    isUnsigned: true,
    resources: () => false,
    handle: (call, { ProviderId, WebIdentityToken, RoleArn, RoleSessionName, DurationSeconds }) => {
      const role = findRole(world, RoleArn);
      if (!role) throw new CloudError("InternalError.GetRoleError", "role not exist");
      const provider = world.findAccount(role.accountUin)!.oidcProviders.get(ProviderId);
      const identity = provider && verifyWebIdentity(provider, WebIdentityToken, Date.now() / 1000);
      if (!identity?.ok) {
        const why = identity ? identity.problem : `identity provider ${ProviderId} does not exist`;
        throw new CloudError("InvalidParameter.WebIdentityTokenError", why);
      }
      if (!trusts(role, provider!, identity, call.sourceIp))
        throw notAuthorized("UnauthorizedOperation", action, RoleArn);
      const session = {
        kind: "roleSession",
        accountUin: role.accountUin,
        roleId: role.roleId,
        roleName: role.roleName,
        sessionName: RoleSessionName,
        assumedByUin: role.accountUin,
        assumedByAccountUin: role.accountUin,
      } as const;
      return temporaryCredentials(
        world,
        call,
        session,
        roleSessionSeconds(DurationSeconds, role.sessionDuration),
      );
    },
  });
}

/** The statements about this provider, judged like permissions: a deny wins, and conditions see the token's claims. */
function trusts(role: Role, { name }: OidcProvider, identity: WebIdentity, sourceIp: string): boolean {
  const principal = `qcs::cam::uin/${role.accountUin}:oidc-provider/${name}`;
  const { version, statement } = role.trustPolicy;
  const ofProvider = statement.filter((each) => toList(each.principal.federated).includes(principal));
  const document = {
    version,
    statement: ofProvider.map(({ effect, action: actions, condition }) => ({
      effect,
      action: actions,
      resource: "*",
      ...(condition ? { condition } : {}),
    })),
  };
  const { verdict } = evaluate(
    {
      action,
      resource: "*",
      principal: { uin: undefined, ownerUin: role.accountUin },
      context: {
        "oidc:iss": identity.issuer,
        "oidc:sub": identity.subject,
        "oidc:aud": identity.audience,
        "qcs:ip": sourceIp,
      },
    },
    [{ name: "trust policy", document, creatorUin: role.accountUin }],
  );
  return verdict === "allowed";
}
