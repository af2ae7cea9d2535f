/** Finds what an answer lacks: the path of the first field that is missing or of a wrong type, and what is there. */
export type Shape = (value: unknown, path: string) => string | undefined;

/** A list of the service with the number of items on all pages. */
interface ListShape {
  readonly items: string;
  readonly total: string;
  readonly each: Shape;
  /** What the request says about the page: how many items precede it, and how many it may hold. */
  page(request: object): { readonly before: number; readonly most: number };
}

export interface AnswerShape {
  readonly list?: ListShape;
  readonly fields?: Shape;
}

const text: Shape = (value, path) =>
  typeof value === "string" && value !== "" ? undefined : `${path}: ${kindOf(value)}`;

const anyText: Shape = (value, path) => (typeof value === "string" ? undefined : `${path}: ${kindOf(value)}`);

const optional =
  (shape: Shape): Shape =>
  (value, path) =>
    value === undefined || value === null ? undefined : shape(value, path);

const listOf =
  (each: Shape): Shape =>
  (value, path) =>
    Array.isArray(value)
      ? firstOf(value.map((item, index) => each(item, `${path}[${index}]`)))
      : `${path}: ${kindOf(value)}`;

const object =
  (fields: Readonly<Record<string, Shape>>): Shape =>
  (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return `${path}: ${kindOf(value)}`;
    const found = value as Readonly<Record<string, unknown>>;
    return firstOf(
      Object.entries(fields).map(([key, shape]) => shape(found[key], path === "" ? key : `${path}.${key}`)),
    );
  };

function firstOf(mistakes: readonly (string | undefined)[]): string | undefined {
  return mistakes.find((mistake) => mistake !== undefined);
}

/** The type of a value, in JSON's words; `missing` where there is none. Never the value: it may be a secret. */
export function kindOf(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** Pages of `Offset` and `Limit`; without a limit the service chooses one, and every action returns at least one item. */
const byOffset: ListShape["page"] = (request) => {
  const { Offset = 0, Limit = 1 } = request as { Offset?: number; Limit?: number };
  return { before: Offset, most: Limit };
};

/** Pages of CAM, numbered from 1. */
const byPage: ListShape["page"] = (request) => {
  const { Page = 1, Rp = 1 } = request as { Page?: number; Rp?: number };
  return { before: (Page - 1) * Rp, most: Rp };
};

const counted = (items: string, each: Shape): AnswerShape => ({
  list: { items, total: "TotalCount", each, page: byOffset },
});
const camList = (items: string, each: Shape): AnswerShape => ({
  list: { items, total: "TotalNum", each, page: byPage },
});

const withId = object({ InstanceId: text });
const session: AnswerShape = {
  fields: object({ Credentials: object({ TmpSecretId: text, TmpSecretKey: text, Token: text }) }),
};
const checkResult: AnswerShape = {
  fields: object({ Status: text, StepInfos: optional(listOf(object({}))) }),
};

const job = object({
  JobId: text,
  Status: text,
  TradeStatus: optional(anyText),
  Actions: optional(listOf(anyText)),
  Tags: optional(listOf(object({ TagKey: text, TagValue: optional(anyText) }))),
});

/**
 * What the answer of an action must hold before anything is concluded from it: what is missing in an incomplete list
 * counts as gone, and what is gone is purchased or created again. An action that is not listed is used as it answers.
 * Source: the response models of the official SDK; a field that they call nullable is optional here.
 */
export const answerShapes: Readonly<Record<string, AnswerShape>> = {
  "dts:DescribeSyncJobs": counted("JobList", job),
  "dts:DescribeMigrateDBInstances": counted("Instances", withId),
  "dts:DescribeSyncCompareTasks": counted("Items", object({ CompareTaskId: text, Status: text })),
  "dts:DescribeCheckSyncJobResult": checkResult,
  "dts:DescribeModifyCheckSyncJobResult": checkResult,
  "cdb:DescribeDBInstances": counted("Items", withId),
  "mariadb:DescribeDBInstances": counted("Instances", withId),
  "dcdb:DescribeDCDBInstances": counted("Instances", withId),
  "dcdb:DescribeDCDBShards": counted("Shards", object({ ShardSerialId: text })),
  "cynosdb:DescribeClusters": counted("ClusterSet", object({ ClusterId: text })),
  "cynosdb:DescribeClusterDetail": {
    fields: object({ Detail: object({ InstanceSet: optional(listOf(withId)) }) }),
  },
  "cam:GetRole": { fields: object({ RoleInfo: object({ RoleName: text, PolicyDocument: text }) }) },
  "cam:GetPolicy": { fields: object({ PolicyDocument: text }) },
  "cam:ListPolicies": camList("List", object({ PolicyName: text })),
  "cam:ListGroups": camList("GroupInfo", object({ GroupName: text })),
  "cam:ListAttachedRolePolicies": camList("List", object({ PolicyName: text })),
  "cam:ListAttachedUserPolicies": camList("List", object({ PolicyName: text })),
  "cam:ListAttachedGroupPolicies": camList("List", object({ PolicyName: text })),
  "sts:GetCallerIdentity": { fields: object({ AccountId: text, PrincipalId: text }) },
  "sts:AssumeRole": session,
  "sts:AssumeRoleWithWebIdentity": session,
};
