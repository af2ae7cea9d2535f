import * as z from "zod";
import { parsePolicyDocument } from "../../core/cam";
import { presetPolicies } from "../world/preset-policies";

/**
 * The JSON schema of the accounts at the start of the emulator: main accounts with their keys, sub-users, groups and database
 * instances. `default.json` beside this file is the seed of `npm run emulator`; `--accounts <file>` takes another.
 * Unknown fields are refused, so that a misspelled field is not ignored silently.
 */

const uin = z.string().regex(/^[1-9]\d{7,14}$/, "must be a UIN: 8-15 digits, written as a string");
const secretId = z
  .string()
  .regex(/^AKID[A-Za-z0-9]{4,60}$/, "must start with AKID, followed by 4-60 letters and digits");
const secretKey = z.string().min(8, "must have at least 8 characters");
const camName = z.string().regex(/^[\w+=,.@-]{1,128}$/, "must be 1-128 characters of [A-Za-z0-9_+=,.@-]");

/** A custom policy that the account starts with. */
const customPolicy = z.strictObject({
  policyName: camName,
  document: z.record(z.string(), z.unknown()).check(({ value, issues }) => {
    const parsed = parsePolicyDocument(value);
    for (const { code, path, value: wrong = "" } of parsed.ok ? [] : parsed.problems) {
      issues.push({
        code: "custom",
        input: value,
        message: `not a policy document: ${path} ${code} ${wrong}`.trim(),
      });
    }
  }),
});

/** Names of preset policies, or of custom policies of the same account. */
const policyNames = z.array(z.string()).default([]);

const group = z.strictObject({ name: camName, policies: policyNames });

const user = z.strictObject({
  name: camName,
  uin,
  secretId,
  secretKey,
  /** Attached directly. */
  policies: policyNames,
  /** Names of groups of the same account. */
  groups: z.array(z.string()).default([]),
});

/** The parameters that a precheck examines; a seed lists only those that differ. */
const defaultParameters = {
  log_bin: "ON",
  binlog_format: "ROW",
  binlog_row_image: "FULL",
  server_id: "100",
  gtid_mode: "ON",
  lower_case_table_names: "0",
  max_allowed_packet: "1073741824",
  innodb_stats_on_metadata: "OFF",
};

const databaseUser = z.strictObject({
  name: z.string().min(1),
  password: z.string().min(1),
  /** MySQL privileges on `*.*`. @default all of them */
  privileges: z.array(z.string()).optional(),
});

/** One of the instances inside a TDSQL-C cluster. */
const childInstance = z.strictObject({
  instanceId: z
    .string()
    .regex(/^cynosdbmysql-ins-[a-z0-9]{8}$/, "must be cynosdbmysql-ins- and 8 characters of [a-z0-9]"),
  /** Read-write or read-only. */
  type: z.enum(["rw", "ro"]),
  status: z.enum(["running", "creating", "isolated"]).default("running"),
});

const instance = z.strictObject({
  /** Which product's instance it is, by the name of its API. */
  service: z.enum(["cdb", "mariadb", "dcdb", "cynosdb"]),
  instanceId: z
    .string()
    .regex(
      /^(cdb|cdbro|tdsql|tdsqlshard|dcdbt|cynosdbmysql)-[a-z0-9]{8}$/,
      "must be the product's prefix and 8 characters of [a-z0-9]",
    ),
  region: z.string().regex(/^[a-z]{2}-[a-z]+(-[a-z]+)?$/, "must be a region such as ap-guangzhou"),
  name: z.string().min(1),
  /** Version of the kernel, for example `5.7`, `8.0` or `10.1`. */
  version: z.string().regex(/^\d+\.\d+$/, "must be a version such as 8.0"),
  status: z.enum(["running", "creating", "isolated"]).default("running"),
  /** Tables by database. */
  databases: z.record(z.string(), z.array(z.string())).default({}),
  users: z.array(databaseUser).default([]),
  /** MySQL variables, as text. */
  parameters: z
    .record(z.string(), z.string())
    .default({})
    .transform((stated): Record<string, string> => ({ ...defaultParameters, ...stated })),
  /** Gigabytes purchased. */
  storageGigabytes: z.number().positive().default(200),
  /** Gigabytes of data. */
  usedGigabytes: z.number().min(0).default(20),
  /** Number of shards; TDSQL MySQL (`dcdb`) only. */
  shards: z.int().min(1).max(64).default(1),
  /** Instances inside the cluster; TDSQL-C (`cynosdb`) only. */
  childInstances: z.array(childInstance).default([]),
});

const account = z.strictObject({
  /** UIN of the main account. */
  uin,
  appId: z.int().positive().default(1300000000),
  name: z.string().min(1),
  /** An account of one site cannot trust an account of the other. */
  site: z.enum(["china", "international"]).default("china"),
  /** Balance in yuan; an account with 0 cannot purchase. */
  balance: z.number().min(0).default(10000),
  /** Key of the main account itself. */
  secretId,
  secretKey,
  policies: z.array(customPolicy).default([]),
  users: z.array(user).default([]),
  groups: z.array(group).default([]),
  instances: z.array(instance).default([]),
});

export const accountSeedSchema = z
  .strictObject({ accounts: z.array(account).min(1) })
  .check(({ value, issues }) => {
    for (const { path, message } of contradictions(value.accounts)) {
      issues.push({ code: "custom", input: value, path, message });
    }
  });

/** A seed as written: fields with a default can be omitted. */
export type AccountSeed = z.input<typeof accountSeedSchema>;
/** A seed with every default filled in. */
export type CompleteAccountSeed = z.output<typeof accountSeedSchema>;
export type MainAccountSeed = CompleteAccountSeed["accounts"][number];
export type UserSeed = MainAccountSeed["users"][number];
export type InstanceSeed = MainAccountSeed["instances"][number];

interface Contradiction {
  readonly path: (string | number)[];
  readonly message: string;
}

function contradictions(accounts: readonly MainAccountSeed[]): Contradiction[] {
  return [
    ...repeated(accounts.flatMap((each, index) => identities(each, ["accounts", index]))),
    ...accounts.flatMap((each, index) => unknownGroups(each, index)),
    ...accounts.flatMap((each, index) => unknownPolicies(each, index)),
  ];
}

interface Named {
  readonly path: (string | number)[];
  readonly value: string;
}

/** Everything that must be unique over all accounts. */
function identities(each: MainAccountSeed, at: (string | number)[]): Named[] {
  const users = each.users.map((member, index) => ({ member, path: [...at, "users", index] }));
  return [
    { path: [...at, "uin"], value: each.uin },
    { path: [...at, "secretId"], value: each.secretId },
    ...users.map(({ member, path }) => ({ path: [...path, "uin"], value: member.uin })),
    ...users.map(({ member, path }) => ({ path: [...path, "secretId"], value: member.secretId })),
    ...each.instances.map(({ instanceId }, index) => ({
      path: [...at, "instances", index, "instanceId"],
      value: instanceId,
    })),
  ];
}

function repeated(all: readonly Named[]): Contradiction[] {
  const seen = new Set<string>();
  return all.flatMap(({ path, value }) => {
    const isRepeated = seen.has(value);
    seen.add(value);
    return isRepeated ? [{ path, message: `"${value}" is used twice` }] : [];
  });
}

function unknownGroups(each: MainAccountSeed, accountIndex: number): Contradiction[] {
  const known = new Set(each.groups.map(({ name }) => name));
  return each.users.flatMap((member, userIndex) =>
    member.groups
      .map((name, index) => ({ name, path: ["accounts", accountIndex, "users", userIndex, "groups", index] }))
      .filter(({ name }) => !known.has(name))
      .map(({ name, path }) => ({ path, message: `"${name}" is not a group of this account` })),
  );
}

function unknownPolicies(each: MainAccountSeed, accountIndex: number): Contradiction[] {
  const known = new Set([...presetPolicies, ...each.policies].map(({ policyName }) => policyName));
  return (["users", "groups"] as const).flatMap((list) =>
    each[list].flatMap(({ policies }, memberIndex) =>
      policies
        .map((name, index) => ({
          name,
          path: ["accounts", accountIndex, list, memberIndex, "policies", index],
        }))
        .filter(({ name }) => !known.has(name))
        .map(({ name, path }) => ({
          path,
          message: `"${name}" is neither a preset policy nor a policy of this account`,
        })),
    ),
  );
}
