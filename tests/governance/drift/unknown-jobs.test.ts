import { driftsOf } from "../../../governance/drift";

const observed = { resources: [], errors: [] };
const owner = "organization/dts-cross-account/target/orders-job";

test("a job with the stack's mark that the state does not know is a drift, one in the state is not", () => {
  const known = {
    urn: "urn:pulumi:target::dts-cross-account::pulumi-nodejs:dynamic/dts:SyncJob::orders-job",
    ...{ type: "dts:SyncJob", id: "sync-known", partOf: "orders", declared: {} },
    found: { as: "declared" as const },
  };
  const marked = ["sync-known", "sync-lost"].map((jobId) => ({ jobId, region: "ap-shanghai", owner }));

  const { drifts, unknown } = driftsOf("target", { ...observed, resources: [known] }, [], marked);

  expect(unknown).toEqual([]);
  expect(drifts).toMatchObject([
    {
      resource: "job sync-lost",
      what: [{ code: "drift.what.jobUnknown", parameters: { jobId: "sync-lost" } }],
    },
  ]);
});
