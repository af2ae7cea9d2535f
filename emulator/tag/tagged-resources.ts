import { parseQcs } from "../../core/cam";
import type { DtsService } from "../dts";
import type { Account } from "../world/model";

/** Something that can have tags, by its six-segment name. */
export interface TaggedResource {
  /** As GetResources writes it. */
  readonly name: string;
  readonly service: string;
  /** Empty where the resource belongs to no region. */
  readonly region: string;
  /** The part before the id: `role`, `task`. */
  readonly prefix: string;
  readonly id: string;
  tags(): ReadonlyMap<string, string>;
  replaceTags(tags: ReadonlyMap<string, string>): void;
}

/**
 * Everything of an account that can be tagged here: roles, custom policies and sync jobs.
 * Sources: roles as the Terraform provider names them (`qcs::cam::uin/:role/<id>`); the form of a sync job is an
 * assumption by analogy with other products, no public page has it: `qcs::dts:<region>:uin/<uin>:task/<id>`.
 */
export function taggedResources(account: Account, jobs: DtsService["jobs"]): TaggedResource[] {
  const camResource = (prefix: string, id: string, tags: Map<string, string>): TaggedResource => ({
    name: `qcs::cam::uin/${account.uin}:${prefix}/${id}`,
    service: "cam",
    region: "",
    prefix,
    id,
    tags: () => tags,
    replaceTags: (next) => {
      tags.clear();
      for (const [key, value] of next) tags.set(key, value);
    },
  });
  return [
    ...[...account.roles.values()].map(({ roleId, tags }) => camResource("role", roleId, tags)),
    ...[...account.policies.values()].map(({ policyId, tags }) =>
      camResource("policyid", String(policyId), tags),
    ),
    ...jobs
      .list()
      .filter(({ accountUin }) => accountUin === account.uin)
      .map((job): TaggedResource => ({
        name: `qcs::dts:${job.region}:uin/${account.uin}:task/${job.id}`,
        service: "dts",
        region: job.region,
        prefix: "task",
        id: job.id,
        tags: () => new Map(job.tags.map(({ TagKey, TagValue }) => [TagKey, TagValue])),
        replaceTags: (next) => {
          job.tags = [...next].map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
        },
      })),
  ];
}

/** The resource that a name means. The account may be left out (`uin/`), and a role may be named by its name. */
export function resourceNamed(
  account: Account,
  resources: readonly TaggedResource[],
  name: string,
): TaggedResource | undefined {
  const { service, region, account: owner = "", resource = "" } = parseQcs(name) ?? {};
  const uin = owner.replace(/^uin\//, "");
  if (uin !== "" && uin !== account.uin) return undefined;
  const [prefix, id] = resource.split("/");
  const roleId = prefix === "roleName" ? account.roles.get(id ?? "")?.roleId : undefined;
  return resources.find(
    (candidate) =>
      candidate.service === service &&
      candidate.region === region &&
      (roleId === undefined
        ? candidate.prefix === prefix && candidate.id === id
        : candidate.prefix === "role" && candidate.id === roleId),
  );
}
