import * as z from "zod";
import { operation, type Operation } from "../service";
import type { Account, OidcProvider } from "../world/model";
import type { World } from "../world/world";
import { camErrors, camLimits } from "./errors";

const fields = {
  Name: z.string(),
  IdentityUrl: z.string(),
  ClientId: z.array(z.string().min(1)).min(1),
  IdentityKey: z.string(),
  Description: z.string().default(""),
  AutoRotateKey: z.union([z.literal(0), z.literal(1)]).default(0),
};
type Fields = z.output<z.ZodObject<typeof fields>>;
const onlyName = z.strictObject({ Name: z.string() });

/** Identity providers that roles can trust, such as that of GitHub Actions. Nothing is fetched from them. */
export function oidcOperations(world: World): Record<string, Operation> {
  return {
    CreateOIDCConfig: operation({
      parameters: z.strictObject(fields),
      resources: () => ["*"],
      handle: (call, given) => {
        const { oidcProviders } = world.accountOf(call.caller);
        if (!/^[\w-]{1,128}$/.test(given.Name)) throw camErrors.identityName(given.Name);
        if (oidcProviders.has(given.Name)) throw camErrors.identityNameInUse(given.Name);
        if (oidcProviders.size >= camLimits.oidcProviders)
          throw camErrors.identitiesFull(camLimits.oidcProviders);
        oidcProviders.set(given.Name, toProvider(given));
        return {};
      },
    }),

    UpdateOIDCConfig: operation({
      parameters: z.strictObject(fields),
      resources: () => ["*"],
      handle: (call, given) => {
        const account = world.accountOf(call.caller);
        account.oidcProviders.set(providerOf(account, given.Name).name, toProvider(given));
        return {};
      },
    }),

    DescribeOIDCConfig: operation({
      parameters: onlyName,
      resources: () => ["*"],
      handle: (call, { Name }) => {
        const provider = providerOf(world.accountOf(call.caller), Name);
        return {
          ProviderType: 11,
          IdentityUrl: provider.issuer,
          IdentityKey: provider.keysText,
          ClientId: provider.clientIds,
          Status: 11,
          Description: provider.description,
          Name: provider.name,
          AutoRotateKey: provider.rotatesKey ? 1 : 0,
        };
      },
    }),

    DeleteOIDCConfig: operation({
      parameters: onlyName,
      resources: () => ["*"],
      handle: (call, { Name }) => {
        const account = world.accountOf(call.caller);
        account.oidcProviders.delete(providerOf(account, Name).name);
        return {};
      },
    }),
  };
}

function providerOf({ oidcProviders }: Account, name: string): OidcProvider {
  const provider = oidcProviders.get(name);
  if (!provider) throw camErrors.identityNotExist(name);
  return provider;
}

function toProvider(given: Fields): OidcProvider {
  if (!/^https:\/\/[^\s/]+/.test(given.IdentityUrl)) throw camErrors.identityUrl(given.IdentityUrl);
  return {
    name: given.Name,
    issuer: given.IdentityUrl,
    clientIds: given.ClientId,
    keysText: given.IdentityKey,
    keys: readKeys(given.IdentityKey),
    description: given.Description,
    rotatesKey: given.AutoRotateKey === 1,
  };
}

const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) });

/** Public keys in the form that providers publish (JWKS), as base64. */
function readKeys(text: string): OidcProvider["keys"] {
  try {
    return keySet.parse(JSON.parse(Buffer.from(text, "base64").toString("utf8"))).keys;
  } catch {
    throw camErrors.identityKey();
  }
}
