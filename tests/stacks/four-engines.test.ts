import { databaseKindNames, type DatabaseKind } from "../../core/dts/database-kinds";
import { supportMatrix } from "../../core/dts/support-matrix";
import { startBench, type StackBench, type StackConfig } from "../support/stack-bench";

/** One instance of each kind in both accounts of the emulator, each source with a different database. */
const sources: Record<DatabaseKind, { instanceId: string; database: string }> = {
  mysql: { instanceId: "cdb-orders80", database: "orders" },
  tdsqlMysql: { instanceId: "tdsqlshard-ledger01", database: "ledger" },
  tdsqlC: { instanceId: "cynosdbmysql-catalog1", database: "catalog" },
  mariadb: { instanceId: "tdsql-billing1", database: "billing" },
};
const targets: Record<DatabaseKind, string> = {
  mysql: "cdb-replica8",
  tdsqlMysql: "tdsqlshard-replica1",
  tdsqlC: "cynosdbmysql-replica1",
  mariadb: "tdsql-replica1",
};
const supported = supportMatrix.filter((pair) => pair.supported);

function jobOf({ source, target }: { source: DatabaseKind; target: DatabaseKind }): StackConfig {
  const { instanceId, database } = sources[source];
  return {
    name: `${source}-to-${target}`,
    source: { databaseKind: source, region: "ap-guangzhou", instanceId, user: "dts_sync" },
    target: { databaseKind: target, instanceId: targets[target], user: "dts_sync" },
    objects: { databases: [{ name: database }] },
    options: { conflict: "cover" },
  };
}

describe("every supported pair of the four kinds", () => {
  let bench: StackBench;

  beforeAll(async () => {
    bench = await startBench({
      edit: {
        source: (config) => (config.grants[0].databaseKinds = databaseKindNames),
        target: (config) => (config.jobs = supported.map(jobOf)),
      },
    });
  });

  afterAll(() => bench.close());

  test("a preview of the target before the source is deployed succeeds and shows every job", async () => {
    // The source stack has no outputs yet.
    const output = await bench.succeed("target", ["preview"]);

    for (const pair of supported) expect(output).toContain(`SyncJob ${jobOf(pair).name}-job`);
    expect(bench.countCalls("AssumeRole")).toBe(0);
  });

  test("reaches Running in the run that also grants the target's permission", async () => {
    await bench.succeed("source", ["up", "--yes", "--skip-preview"]);

    const output = await bench.succeed("target", ["up", "--yes"]);

    const jobs = bench.emulator.dts.jobs.list();
    const running = jobs.filter(({ status }) => status === "Running").map(({ name }) => name);
    expect(running.sort()).toEqual(supported.map((pair) => jobOf(pair).name as string).sort());
    expect(bench.countCalls("CreateSyncJob")).toBe(supported.length);
    // What Tencent Cloud's pages leave open is printed with its source.
    expect(output).toContain("571/56516");
  });

  test("a run without changes does not repeat the preflight", async () => {
    const before = bench.countCalls("DescribeMigrateDBInstances") + bench.countCalls("AssumeRole");

    await bench.succeed("target", ["preview", "--expect-no-changes"]);

    expect(bench.countCalls("DescribeMigrateDBInstances") + bench.countCalls("AssumeRole")).toBe(before);
  });
});

describe("the preview names a wrong choice, and purchases nothing", () => {
  const choices: readonly {
    name: string;
    target: (config: StackConfig) => void;
    says: readonly RegExp[];
  }[] = [
    {
      name: "a sub-user's keys where the main account is declared",
      target: (config) => {
        config.executor = { as: "mainAccount", credentials: "environment:TENCENTCLOUD_EXECUTOR" };
        delete config.granter;
      },
      says: [/executor\.as/, /Sub-user 100026591501/],
    },
    {
      name: "the main account's keys where a sub-user is declared",
      target: (config) => (config.executor.credentials = "environment:TENCENTCLOUD_GRANTER"),
      says: [/executor\.credentials/, /main account 100026591483/],
    },
    {
      name: "a kind that always overwrites rows",
      target: (config) => {
        config.jobs[0].target.databaseKind = "tdsqlMysql";
        config.jobs[0].target.instanceId = "tdsqlshard-replica1";
      },
      says: [/options\.conflict/, /conflict: cover/],
    },
  ];

  test.each(choices)("$name", async ({ target, says }) => {
    const bench = await startBench({ edit: { target } });
    try {
      await bench.succeed("source", ["up", "--yes", "--skip-preview"]);

      const { exitCode, output } = await bench.pulumi("target", ["preview"]);

      expect(exitCode).not.toBe(0);
      for (const words of says) expect(output).toMatch(words);
      expect(bench.countCalls("CreateSyncJob")).toBe(0);
    } finally {
      await bench.close();
    }
  });

  test("the main account runs the job without an extra permission", async () => {
    const bench = await startBench({
      edit: {
        target: (config) => {
          config.executor = { as: "mainAccount", credentials: "environment:TENCENTCLOUD_GRANTER" };
          delete config.granter;
        },
      },
    });
    try {
      await bench.succeed("source", ["up", "--yes", "--skip-preview"]);

      await bench.succeed("target", ["up", "--yes"]);

      expect(bench.emulator.dts.jobs.list().map(({ status }) => status)).toEqual(["Running"]);
      expect(bench.countCalls("CreatePolicy")).toBe(0);
    } finally {
      await bench.close();
    }
  });
});

test("a missing source stack is unknown in a preview, and the error of an update names it", async () => {
  const bench = await startBench({
    edit: { target: (config) => (config.grants[0].stack = "organization/dts-cross-account/elsewhere") },
  });
  try {
    await bench.succeed("target", ["preview"]);
    const { exitCode, output } = await bench.pulumi("target", ["up", "--yes", "--skip-preview"]);

    expect(exitCode).not.toBe(0);
    expect(output).toContain("elsewhere");
    expect(bench.countCalls("CreateSyncJob")).toBe(0);
  } finally {
    await bench.close();
  }
});

test("a run waits until the permission that it grants takes effect", async () => {
  // A grant takes effect after three real seconds.
  const speed = 10;
  const bench = await startBench({ speed, grantDelaySeconds: 3 * speed });
  try {
    await bench.succeed("source", ["up", "--yes", "--skip-preview"]);

    await bench.succeed("target", ["up", "--yes", "--skip-preview"]);

    // It was refused at first.
    const refused = bench.emulator.calls.filter(
      ({ action, outcome }) => action === "AssumeRole" && outcome !== "ok",
    );
    expect(refused.length).toBeGreaterThan(0);
    expect(bench.emulator.dts.jobs.list().map(({ status }) => status)).toEqual(["Running"]);
  } finally {
    await bench.close();
  }
});
