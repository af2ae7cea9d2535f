import * as z from "zod";
import { CloudError } from "../cloud-error";
import { regions } from "../gateway/regions";
import { validate } from "../gateway/parameters";
import { perform } from "../gateway/perform";
import type { Gateway } from "../gateway/pipeline";
import { withoutSecrets } from "../gateway/without-secrets";
import type { Caller } from "../service";
import type { World } from "../world/world";

export const actSchema = z.strictObject({
  /** UIN of a main account or of a sub-user. */
  as: z.string(),
  service: z.string(),
  action: z.string(),
  region: z.string().default("ap-guangzhou"),
  parameters: z.record(z.string(), z.unknown()).default({}),
});

/** Performs a call as if made in the console: no key, signature or permission check; the rest is as in an API call. */
export function act(
  { cloud, calls }: Gateway,
  { as, service: name, action, region, parameters }: Act,
): object {
  const service = cloud.services.find((candidate) => candidate.name === name);
  const operation =
    service && Object.hasOwn(service.operations, action) ? service.operations[action] : undefined;
  if (!service || !operation) throw new CloudError("InvalidAction", `${name}:${action} is not an action`);
  if (!regions.has(region)) throw new CloudError("UnsupportedRegion", `${region} is not a region`);
  const caller = identityOf(cloud.world, as);
  const route = { service, action, operation };
  const given = validate(route, parameters);

  const entry = calls.begin(cloud.clock.now(), cloud.world.makeUuid());
  Object.assign(entry, {
    service: name,
    action,
    region,
    callerUin: as,
    parameters: withoutSecrets(parameters, calls.secrets),
  });
  entry.note = "in the console";
  const { time: now, requestId, number } = entry;
  try {
    const answer = perform(
      cloud,
      route,
      { caller, region, now, requestId, sourceIp: "127.0.0.1" },
      given,
      number,
    );
    entry.outcome = "ok";
    return answer;
  } catch (error) {
    entry.outcome = error instanceof CloudError ? error.code : "InternalError";
    throw error;
  }
}

type Act = z.output<typeof actSchema>;

function identityOf(world: World, uin: string): Caller {
  for (const { uin: accountUin, users } of world.accounts) {
    if (uin === accountUin) return { kind: "root", accountUin, uin };
    const user = users.get(uin);
    if (user) return { kind: "user", accountUin, uin, userName: user.name };
  }
  throw new CloudError("ResourceNotFound.UserNotExist", `there is no identity ${uin}`);
}
