import {
  purchaseJob,
  configuration,
  createCloud,
  durations,
  grantRole,
  roleName,
  sourceUin,
  takeRole,
  userOf,
  type Cloud,
} from "./cloud";

const operator = userOf("dts-operator", "100026591501");

/** Mistakes, and the error code of ConfigureSyncJob. */
const mistakes: readonly (readonly [string, object, string])[] = [
  ["another account", { Account: "100018279999" }, "InternalError.GetRoleError"],
  ["another role", { AccountRole: "DTS-rolle" }, "InternalError.GetRoleError"],
  [
    "a role name that DTS does not take",
    { AccountRole: "DTS role" },
    "InvalidParameterValue.InvalidParameterValueError",
  ],
  ["a wrong external ID", { RoleExternalId: "another" }, "UnauthorizedOperation"],
  ["no external ID", { RoleExternalId: undefined }, "UnauthorizedOperation"],
  ["no temporary keys", { TmpToken: undefined }, "InvalidParameterValue.InvalidParameterValueError"],
  ["no account", { Account: undefined }, "InvalidParameterValue.InvalidParameterValueError"],
  ["keys that do not fit", { TmpSecretKey: "another" }, "AuthFailure.TokenFailure"],
  [
    "an instance that the account lacks",
    { InstanceId: "cdb-replica8" },
    "InvalidParameterValue.InvalidParameterValueError",
  ],
  [
    "an instance of another region",
    { InstanceId: "cdb-archive1" },
    "InvalidParameterValue.InvalidParameterValueError",
  ],
  [
    "a region other than the purchased one",
    { Region: "ap-beijing" },
    "InvalidParameterValue.InvalidParameterValueError",
  ],
  [
    "an instance inside, where none is",
    { ChildInstanceId: "cynosdbmysql-ins-absent00", ChildInstanceType: "ro" },
    "InvalidParameterValue.InvalidParameterValueError",
  ],
  ["no password", { Password: undefined }, "InvalidParameterValue.InvalidParameterValueError"],
  ["a field that the API does not know", { Username: "root" }, "UnknownParameter"],
];

function configureCode(cloud: Cloud, SrcInfo: object, options = {}): string {
  return cloud.codeOf("ConfigureSyncJob", configuration(cloud, purchaseJob(cloud), { SrcInfo }), options);
}

describe("configuring a cross-account job", () => {
  it("ends after its duration, without keeping secrets", () => {
    const cloud = createCloud();
    grantRole(cloud);
    const jobId = purchaseJob(cloud);
    const request = configuration(cloud, jobId, { JobName: "orders" });
    cloud.call("ConfigureSyncJob", request);
    const before = cloud.job(jobId).Status;
    cloud.pass(durations.configure);
    const job = cloud.job(jobId);
    expect(before).toBe("UnInitialized");
    expect(job).toMatchObject({ Status: "Initialized", JobName: "orders", SrcNodeType: "single" });
    expect(job.SrcInfo).toMatchObject({
      InstanceId: "cdb-orders57",
      AccountMode: "other",
      Account: sourceUin,
      AccountRole: roleName,
      Password: "",
      TmpSecretId: "",
      TmpSecretKey: "",
      TmpToken: "",
    });
    const kept = JSON.stringify(cloud.dts.jobs.get(jobId));
    expect(kept).toContain(request.SrcInfo.AccountRole);
    expect(kept).not.toContain(request.SrcInfo.TmpSecretKey);
    expect(kept).not.toContain(request.SrcInfo.TmpToken);
    expect(job.SrcInfos).toEqual({ AccessType: "", DatabaseType: "", Info: null, Region: "" });
    expect(job.Options).toMatchObject({ InitType: "Full", OpTypes: null, ConflictHandleType: "ReportError" });
  });

  it.each(mistakes)("with %s is refused", (_mistake, SrcInfo, code) => {
    const cloud = createCloud();
    grantRole(cloud);
    const answer = configureCode(cloud, SrcInfo);
    expect(answer).toBe(code);
    expect(cloud.dts.jobs.list()[0]?.configuration).toBeUndefined();
  });

  it("with expired temporary keys is refused", () => {
    const cloud = createCloud();
    grantRole(cloud);
    const keys = takeRole(cloud, 900);
    cloud.pass(900_000);
    const code = configureCode(cloud, keys);
    expect(code).toBe("AuthFailure.TokenFailure");
  });

  it("with the keys of another role is refused", () => {
    const cloud = createCloud();
    grantRole(cloud);
    const { roles } = cloud.world.findAccount(sourceUin)!;
    const keys = takeRole(cloud);
    roles.set("second", { ...roles.get(roleName)!, roleName: "second", roleId: "4611686018427397920" });
    const code = configureCode(cloud, { AccountRole: "second", ...keys });
    expect(code).toBe("InvalidParameterValue.InvalidParameterValueError");
  });

  it("with a role that lacks the source service's policy is refused with DTS's masked error", () => {
    const cloud = createCloud();
    grantRole(cloud, { policies: ["QcloudDTSReadOnlyAccess"] });
    const code = configureCode(cloud, {});
    expect(code).toBe("InternalError.InternalInnerCommonError");
  });

  it("as a sub-user without sts:AssumeRole is refused, naming the role", () => {
    const cloud = createCloud();
    grantRole(cloud);
    const request = configuration(cloud, purchaseJob(cloud));
    const configure = () => cloud.call("ConfigureSyncJob", request, { as: operator });
    expect(configure).toThrow(
      "you are not authorized to perform operation (sts:AssumeRole)\n" +
        `resource (qcs::cam::uin/${sourceUin}:roleName/${roleName}) has no permission`,
    );
  });

  it("is refused to another account and in another region", () => {
    const cloud = createCloud();
    grantRole(cloud);
    const request = configuration(cloud, purchaseJob(cloud));
    const stranger = { kind: "root", accountUin: sourceUin, uin: sourceUin } as const;
    const codes = [
      cloud.codeOf("ConfigureSyncJob", request, { as: stranger }),
      cloud.codeOf("ConfigureSyncJob", request, { region: "ap-beijing" }),
    ];
    expect(codes).toEqual([
      "ResourceNotFound.ResourceNotFoundError",
      "ResourceNotFound.ResourceNotFoundError",
    ]);
  });

  it("records the actions used on either side", () => {
    const cloud = createCloud();
    grantRole(cloud);
    const jobId = purchaseJob(cloud);
    cloud.call("ConfigureSyncJob", configuration(cloud, jobId));
    const { source, target } = cloud.dts.jobs.get(jobId)!.usedActions;
    expect([...source]).toEqual(["sts:AssumeRole", "cdb:DescribeDBInstances"]);
    expect([...target]).toEqual(["cdb:DescribeDBInstances"]);
  });

  it.each([
    [{ RunMode: "Timed" }],
    [{ Options: { OpTypes: ["DDL"] } }],
    [{ Options: { OpTypes: ["Insert", "PartialDDL"] } }],
    [{ AutoRetryTimeRangeMinutes: 3 }],
    [{ SrcNodeType: "cluster" }],
    [{ DstInfo: { InstanceId: "cdb-nowhere" } }],
    [{ DstInfo: { AccountMode: "other" } }],
    [{ Objects: { Mode: "All", Databases: [] } }],
  ])("refuses the value of %j", (overrides) => {
    const cloud = createCloud();
    grantRole(cloud);
    const code = cloud.codeOf("ConfigureSyncJob", configuration(cloud, purchaseJob(cloud), overrides));
    expect(code).toBe("InvalidParameterValue.InvalidParameterValueError");
  });
});

describe("TDSQL MySQL as source", () => {
  const node = { InstanceId: "tdsqlshard-ledger01", User: "dts_sync", Password: "emulator-source-password" };
  const proxy = { ...node, Role: "proxy" };
  const set = { ...node, Role: "set", SetId: "set_1643096858_1" };

  const configureNodes = (cloud: Cloud, nodes: object[], overrides: object = {}) => {
    const jobId = purchaseJob(cloud, { SrcDatabaseType: "tdsqlmysql" });
    const { SrcInfo, ...request } = configuration(cloud, jobId, {
      SrcNodeType: "cluster",
      SrcConnectType: "set",
    });
    const crossAccount = Object.fromEntries(
      Object.entries(SrcInfo).filter(([field]) => /^(Account|Role|Tmp)/.test(field)),
    );
    const Info = nodes.map((each) => ({ ...crossAccount, ...each }));
    const SrcInfos = { Region: "ap-guangzhou", AccessType: "cdb", DatabaseType: "tdsqlmysql", Info };
    return cloud.codeOf("ConfigureSyncJob", { ...request, Objects: request.Objects, SrcInfos, ...overrides });
  };

  it.each([
    ["proxies before sets", [proxy, set], {}, "ok"],
    ["sets before proxies", [set, proxy], {}, "InvalidParameterValue.InvalidParameterValueError"],
    ["no set", [proxy], {}, "InvalidParameterValue.InvalidParameterValueError"],
    [
      "a set without id",
      [proxy, { ...set, SetId: undefined }],
      {},
      "InvalidParameterValue.InvalidParameterValueError",
    ],
    ["nodes without role", [node], {}, "InvalidParameterValue.InvalidParameterValueError"],
    [
      "a connection by proxy",
      [proxy, set],
      { SrcConnectType: "proxy" },
      "InvalidParameterValue.InvalidParameterValueError",
    ],
    [
      "conflicts that are ignored",
      [proxy, set],
      { Options: { ConflictHandleType: "Ignore" } },
      "InvalidParameterValue.InvalidParameterValueError",
    ],
  ])("with %s", (_nodes, nodes, overrides, code) => {
    const cloud = createCloud();
    grantRole(cloud, { policies: ["QcloudDCDBInnerReadOnlyAccess"] });
    const answer = configureNodes(cloud, nodes, overrides);
    expect(answer).toBe(code);
  });
});

describe("listing the instances of the other account", () => {
  const list = { DatabaseType: "mysql", MigrateRole: "src", AccountMode: "other" };
  const inSource = { region: "ap-guangzhou" };

  it("lists the instances of the region and whether they are usable", () => {
    const cloud = createCloud();
    grantRole(cloud);
    const { TotalCount, Instances } = cloud.call(
      "DescribeMigrateDBInstances",
      { ...list, ...takeRole(cloud) },
      inSource,
    );
    expect(TotalCount).toBe(4);
    expect(Instances).toContainEqual(
      expect.objectContaining({ InstanceId: "cdb-orders57", Usable: 1, Hint: "ok" }),
    );
    expect(Instances).toContainEqual(expect.objectContaining({ InstanceId: "cdb-isolated", Usable: 0 }));
  });

  it.each([
    ["without the service's policy", { policies: [] }, {}, "InternalError.InternalInnerCommonError"],
    ["with a wrong token", {}, { TmpToken: "another" }, "AuthFailure.TokenFailure"],
    ["without keys", {}, { TmpToken: undefined }, "InvalidParameterValue.InvalidParameterValueError"],
  ])("%s is refused", (_mistake, grant, keys, code) => {
    const cloud = createCloud();
    grantRole(cloud, grant);
    const answer = cloud.codeOf(
      "DescribeMigrateDBInstances",
      { ...list, ...takeRole(cloud), ...keys },
      inSource,
    );
    expect(answer).toBe(code);
  });
});
