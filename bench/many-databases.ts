import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { defaultAccounts, type AccountSeed } from "../emulator";
import type { Workspace } from "../cli";

/** Passwords of the emulator's databases; not secret. */
const passwords = {
  source: "emulator-source-password",
  target: "emulator-target-password",
};
const tables = { orders: ["customers", "orders"] };

/** The demo's accounts, with a pair of databases for each job beside their own. */
export function manyDatabases(pairs: number): AccountSeed {
  const accounts = defaultAccounts.accounts.map((account, index) => ({
    ...account,
    instances: [...account.instances, ...databases(index === 0 ? "source" : "target", pairs)],
  }));
  return { ...defaultAccounts, accounts } as AccountSeed;
}

function databases(side: "source" | "target", count: number): object[] {
  return Array.from({ length: count }, (_, index) => ({
    service: "cdb",
    instanceId: instanceId(side, index),
    region: side === "source" ? "ap-guangzhou" : "ap-shanghai",
    name: `${side} ${index}`,
    version: side === "source" ? "5.7" : "8.0",
    databases: side === "source" ? tables : {},
    users: [{ name: "dts_sync", password: passwords[side] }],
  }));
}

/** Id of one side of a pair. */
export function instanceId(side: "source" | "target", index: number): string {
  return `cdb-${side[0]}${String(index).padStart(7, "0")}`;
}

/** Which of the pairs a stack syncs. */
export interface JobRange {
  readonly first: number;
  readonly count: number;
}

/** A target stack's configuration with its jobs in a table with shared defaults; `sharedPasswords` sets the passwords. */
export function manyJobs({ folder }: Pick<Workspace, "folder">, { first, count }: JobRange): string {
  const table = join(folder, `jobs-${first}-${count}.csv`);
  const rows = Array.from({ length: count }, (_, offset) => {
    const pair = first + offset;
    return [`job-${pair}`, instanceId("source", pair), instanceId("target", pair)].join(",");
  });
  writeFileSync(table, ["name,source.instanceId,target.instanceId", ...rows].join("\n"));
  const config = {
    role: "target",
    accountUin: defaultAccounts.accounts[1]?.uin,
    region: "ap-shanghai",
    executor: { as: "user", userName: "dts-operator", credentials: "environment:TENCENTCLOUD_EXECUTOR" },
    granter: { credentials: "environment:TENCENTCLOUD_GRANTER" },
    // Each stack of an account uses its own grant names: the policies in the account are named after them.
    grants: [
      { name: `orders-${first}`, stack: "organization/dts-cross-account/source", nameInStack: "orders" },
    ],
    jobsFile: table,
    jobDefaults: {
      source: { databaseKind: "mysql", region: "ap-guangzhou", user: "dts_sync" },
      target: { databaseKind: "mysql", user: "dts_sync" },
      objects: { databases: [{ name: "orders" }] },
    },
  };
  const entries = Object.entries(config).map(([key, value]) => [
    `dts-cross-account:${key}`,
    value as unknown,
  ]);
  return stringify({ config: Object.fromEntries(entries) as object });
}

/** The passwords that the jobs share, by configuration path. */
export const sharedPasswords = (): Record<string, string> => ({
  "dts-cross-account:jobDefaults.source.password": passwords.source,
  "dts-cross-account:jobDefaults.target.password": passwords.target,
});
