import type { PolicyResource, StackValidationArgs, StackValidationPolicy } from "@pulumi/policy";
import { toPolicy } from "../../../governance/policy-pack/to-policy";
import { rules } from "../../../governance/review";
import { attachment, permission, role, sourceUin } from "../review/stacks";

/** The wrapper of resources in the engine; the package exports it without types. */
const { unknownCheckingProxy, unknownObjectValue } = require("@pulumi/policy/proxy") as {
  readonly unknownCheckingProxy: (props: object) => object;
  readonly unknownObjectValue: string;
};

const policies = rules.map(toPolicy);

/** A resource as the engine passes it: reading an unknown value throws. */
function resource(
  type: string,
  props: object,
  propertyDependencies: Record<string, PolicyResource[]> = {},
): PolicyResource {
  const urn = `urn:pulumi:s::p::${type}::r`;
  return {
    urn,
    name: "r",
    propertyDependencies,
    type: `pulumi-nodejs:dynamic/${type}`,
    props: unknownCheckingProxy(props),
  } as PolicyResource;
}

function violations(...resources: PolicyResource[]): string[] {
  return policies.flatMap(({ name, validateStack }: StackValidationPolicy) => {
    const found: string[] = [];
    const report = (message: string, urn?: string) => found.push(`${name} ${urn}: ${message}`);
    void validateStack({ resources } as unknown as StackValidationArgs, report as never);
    return found;
  });
}

test("a secret external ID is checked by its value, and the value is not printed", () => {
  const found = violations(resource("cam:Role", role("dts-orders", { externalId: "partner-1" })));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(
    /^external-id-weak urn:pulumi:s::p::cam:Role::r: The external ID of role dts-orders/,
  );
  expect(found.join()).not.toContain("partner-1");
});

test("an unknown value of a preview is unknown, not an error of the pack", () => {
  const policy = resource("cam:Policy", { ...permission([]), document: unknownObjectValue });
  const found = violations(policy, resource("cam:PolicyAttachment", attachment, { policyId: [policy] }));
  expect(found).toEqual([expect.stringMatching(/^content-unknown urn:pulumi:s::p::cam:PolicyAttachment::r/)]);
});

test("a wildcard role is mandatory; unknown content is advisory", () => {
  const policy = resource("cam:Policy", permission([`qcs::cam::uin/${sourceUin}:roleName/*`]));
  const found = violations(policy, resource("cam:PolicyAttachment", attachment, { policyId: [policy] }));
  expect(found).toEqual([expect.stringContaining("wildcard-role")]);
  const levels = Object.fromEntries(policies.map(({ name, enforcementLevel }) => [name, enforcementLevel]));
  expect(levels).toMatchObject({
    "wildcard-role": "mandatory",
    "content-unknown": "advisory",
    "write-access": "advisory",
  });
});
