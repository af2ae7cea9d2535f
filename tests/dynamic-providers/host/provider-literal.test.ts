import * as pulumi from "@pulumi/pulumi";
import { DynamicResource } from "../../../dynamic-providers/host/dynamic-resource";
import { resourceTypes, type ResourceType } from "../../../core/state/resource-types";

class AnyResource extends DynamicResource {}

const registered: pulumi.runtime.MockResourceArgs[] = [];

beforeAll(() =>
  pulumi.runtime.setMocks({
    newResource: (resource) => {
      registered.push(resource);
      return { id: `${resource.name}-id`, state: resource.inputs as object };
    },
    call: ({ inputs }) => inputs as object,
  }),
);

/** What stands in the state of one resource of each kind. */
async function literalOf(type: ResourceType): Promise<unknown> {
  const resource = new AnyResource(type, `a-${type}`, {});
  await new Promise((resolve) => resource.urn.apply(resolve));
  const found = registered.find(({ name }) => name === `a-${type}`);
  return (found?.inputs as { __provider?: unknown } | undefined)?.__provider;
}

test("the literal in every state file is byte-stable", async () => {
  // Given one resource of each kind
  const types = Object.keys(resourceTypes) as ResourceType[];

  // When they are registered
  const literals = await Promise.all(types.map(literalOf));

  // Then each carries exactly these bytes: another byte would be a change of every resource of every user
  expect(Object.fromEntries(types.map((type, index) => [type, literals[index]]))).toMatchInlineSnapshot(`
   {
     "ExternalId": "exports.handler = () => require("module").createRequire(process.cwd() + "/")("dts-cross-account/providers").get("ExternalId");",
     "JobLedger": "exports.handler = () => require("module").createRequire(process.cwd() + "/")("dts-cross-account/providers").get("JobLedger");",
     "Policy": "exports.handler = () => require("module").createRequire(process.cwd() + "/")("dts-cross-account/providers").get("Policy");",
     "PolicyAttachment": "exports.handler = () => require("module").createRequire(process.cwd() + "/")("dts-cross-account/providers").get("PolicyAttachment");",
     "Role": "exports.handler = () => require("module").createRequire(process.cwd() + "/")("dts-cross-account/providers").get("Role");",
     "RolePolicies": "exports.handler = () => require("module").createRequire(process.cwd() + "/")("dts-cross-account/providers").get("RolePolicies");",
     "SyncJob": "exports.handler = () => require("module").createRequire(process.cwd() + "/")("dts-cross-account/providers").get("SyncJob");",
   }
  `);
});

test("the types in every state file are stable", () => {
  // Given the kinds of resources; when they are named, then as in the states that exist
  expect(resourceTypes).toMatchInlineSnapshot(`
   {
     "ExternalId": "dts:ExternalId",
     "JobLedger": "dts:JobLedger",
     "Policy": "cam:Policy",
     "PolicyAttachment": "cam:PolicyAttachment",
     "Role": "cam:Role",
     "RolePolicies": "cam:RolePolicies",
     "SyncJob": "dts:SyncJob",
   }
  `);
});
