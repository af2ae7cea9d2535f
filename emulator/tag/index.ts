import * as z from "zod";
import type { DtsService } from "../dts";
import { CloudError } from "../cloud-error";
import { operation, type Call, type Operation, type Service } from "../service";
import type { World } from "../world/world";
import { tagErrors, tagLimits } from "./errors";
import { resourceNamed, taggedResources, type TaggedResource } from "./tagged-resources";

const tag = z.strictObject({ TagKey: z.string(), TagValue: z.string(), Category: z.string().optional() });
type Tag = z.output<typeof tag>;

/** The tag service, as far as it goes with roles, policies and sync jobs. */
export function createTagService(world: World, dts: DtsService): Service {
  return {
    name: "tag",
    version: "2018-08-13",
    isRegional: false,
    operations: { ...writing(world, dts), ...reading(world, dts) },
  };
}

function writing(world: World, dts: DtsService): Record<string, Operation> {
  const find = (call: Call, name: string) => {
    const account = world.accountOf(call.caller);
    const resource = resourceNamed(account, taggedResources(account, dts.jobs), name);
    if (!resource) throw tagErrors.resource(name);
    return resource;
  };
  /** Failures are reported per resource; the other resources are tagged. */
  const forEach = (call: Call, names: readonly string[], work: (resource: TaggedResource) => void) => ({
    FailedResources: names.flatMap((name) => {
      try {
        work(find(call, name));
        return [];
      } catch (error) {
        if (!(error instanceof CloudError)) throw error;
        return [{ Resource: name, Code: error.code, Message: error.message }];
      }
    }),
  });

  return {
    TagResources: operation({
      parameters: z.strictObject({
        ResourceList: z.array(z.string()).min(1).max(50),
        Tags: z.array(tag).min(1).max(10),
      }),
      resources: () => ["*"],
      handle: (call, { ResourceList, Tags }) => {
        checkTags(Tags);
        return forEach(call, ResourceList, (resource) => put(resource, Tags, []));
      },
    }),

    UnTagResources: operation({
      parameters: z.strictObject({
        ResourceList: z.array(z.string()).min(1).max(50),
        TagKeys: z.array(z.string()).min(1).max(10),
      }),
      resources: () => ["*"],
      handle: (call, { ResourceList, TagKeys }) =>
        forEach(call, ResourceList, (resource) => put(resource, [], TagKeys)),
    }),

    ModifyResourceTags: operation({
      parameters: z.strictObject({
        Resource: z.string(),
        ReplaceTags: z.array(tag).max(10).optional(),
        DeleteTags: z
          .array(z.strictObject({ TagKey: z.string() }))
          .min(1)
          .max(10)
          .optional(),
      }),
      resources: (_call, { Resource }) => [Resource],
      handle: (call, { Resource, ReplaceTags = [], DeleteTags = [] }) => {
        if (ReplaceTags.length + DeleteTags.length === 0) throw tagErrors.nothingToDo();
        checkTags(ReplaceTags);
        const deleted = DeleteTags.map(({ TagKey }) => TagKey);
        const both = ReplaceTags.find(({ TagKey }) => deleted.includes(TagKey));
        if (both) throw tagErrors.bothReplacedAndDeleted(both.TagKey);
        put(find(call, Resource), ReplaceTags, deleted);
        return {};
      },
    }),
  };
}

function reading(world: World, dts: DtsService): Record<string, Operation> {
  const resourcesOf = ({ caller }: Call) => taggedResources(world.accountOf(caller), dts.jobs);

  return {
    GetResources: operation({
      parameters: z.strictObject({
        ResourceList: z.array(z.string()).max(50).optional(),
        TagFilters: z
          .array(z.strictObject({ TagKey: z.string(), TagValue: z.array(z.string()).max(10).optional() }))
          .max(6)
          .optional(),
        PaginationToken: z.string().default(""),
        MaxResults: z.int().min(1).max(200).default(50),
      }),
      resources: () => ["*"],
      handle: (call, { ResourceList, TagFilters = [], PaginationToken, MaxResults }) => {
        const all = resourcesOf(call);
        const named = ResourceList?.map((name) => resourceNamed(world.accountOf(call.caller), all, name));
        const found = all
          .filter((resource) => resource.tags().size > 0 && (named?.includes(resource) ?? true))
          .filter((resource) =>
            TagFilters.every(({ TagKey, TagValue = [] }) => hasTag(resource, TagKey, TagValue)),
          );
        const start = Number(PaginationToken || 0);
        if (!Number.isInteger(start) || start < 0 || start > found.length) throw tagErrors.paginationToken();
        const next = start + MaxResults;
        return {
          PaginationToken: next < found.length ? String(next) : "",
          ResourceTagMappingList: found
            .slice(start, next)
            .map((resource) => ({ Resource: resource.name, Tags: toTags(resource) })),
        };
      },
    }),

    DescribeResourceTagsByResourceIds: operation({
      parameters: z.strictObject({
        ServiceType: z.string(),
        ResourcePrefix: z.string(),
        ResourceIds: z.array(z.string()).min(1).max(50),
        ResourceRegion: z.string(),
        Offset: z.int().min(0).default(0),
        Limit: z.int().min(1).max(400).default(15),
        Category: z.string().optional(),
      }),
      resources: () => ["*"],
      handle: (call, { ServiceType, ResourcePrefix, ResourceIds, ResourceRegion, Offset, Limit }) => {
        if (!["cam", "dts"].includes(ServiceType)) throw tagErrors.service(ServiceType);
        const rows = resourcesOf(call)
          .filter(({ service, prefix }) => service === ServiceType && prefix === ResourcePrefix)
          .filter(({ region, id }) => region === ResourceRegion && ResourceIds.includes(id))
          .flatMap((resource) =>
            toTags(resource).map((each) => ({
              ...each,
              ResourceId: resource.id,
              TagKeyMd5: "",
              TagValueMd5: "",
              ServiceType,
            })),
          );
        return { TotalCount: rows.length, Offset, Limit, Tags: rows.slice(Offset, Offset + Limit) };
      },
    }),
  };
}

function put(resource: TaggedResource, replaced: readonly Tag[], deleted: readonly string[]): void {
  const tags = new Map(resource.tags());
  for (const { TagKey, TagValue } of replaced) tags.set(TagKey, TagValue);
  for (const key of deleted) tags.delete(key);
  if (tags.size > tagLimits.tagsOfResource) throw tagErrors.tooManyTags(tagLimits.tagsOfResource);
  resource.replaceTags(tags);
}

function checkTags(tags: readonly Tag[]): void {
  const seen = new Set<string>();
  for (const { TagKey, TagValue } of tags) {
    if (TagKey === "") throw tagErrors.emptyKey();
    if (TagKey.length > tagLimits.key) throw tagErrors.keyTooLong(tagLimits.key);
    if (TagValue.length > tagLimits.value) throw tagErrors.valueTooLong(tagLimits.value);
    if (/^(qcs:|qcloud$|tencent$|project$)/.test(TagKey)) throw tagErrors.reservedKey(TagKey);
    if (seen.has(TagKey)) throw tagErrors.repeatedKey(TagKey);
    seen.add(TagKey);
  }
}

function hasTag(resource: TaggedResource, key: string, values: readonly string[]): boolean {
  const value = resource.tags().get(key);
  return value !== undefined && (values.length === 0 || values.includes(value));
}

function toTags(resource: TaggedResource) {
  return [...resource.tags()].map(([TagKey, TagValue]) => ({ TagKey, TagValue, Category: "Custom" }));
}
