import type { PolicyResource, StackValidationArgs, StackValidationPolicy } from "@pulumi/policy";
import { toPolicy } from "../../../governance/policy-pack/to-policy";
import { rules } from "../../../governance/review";
import { attachment, permission, role, sourceUin } from "../review/stacks";

/** What the engine wraps resources in; the package has it, and its types leave it out. */
const { unknownCheckingProxy, unknownObjectValue } = require("@pulumi/policy/proxy") as {
  readonly unknownCheckingProxy: (props: object) => object;
  readonly unknownObjectValue: string;
};

const policies = rules.map(toPolicy);

/** As the engine shows it: reading what a preview does not know throws. */
function resource(
  type: string,
  props: object,
  propertyDependencies: Record<string, PolicyResource[]> = {},
): PolicyResource {
  const urn = `urn:pulumi:s::p::${type}::r`;
  return {
    ...{ urn, name: "r", propertyDependencies, type: `pulumi-nodejs:dynamic/${type}` },
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

test("a secret external ID is judged by its value, and its value is not told", () => {
  // When
  const found = violations(resource("cam:Role", role("dts-orders", { externalId: "partner-1" })));
  // Then
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(
    /^external-id-weak urn:pulumi:s::p::cam:Role::r: The external ID of role dts-orders/,
  );
  expect(found.join()).not.toContain("partner-1");
});

test("what a preview does not know is unknown, not an error of the pack", () => {
  // Given a policy of unknown content
  const policy = resource("cam:Policy", { ...permission([]), document: unknownObjectValue });
  // When
  const found = violations(policy, resource("cam:PolicyAttachment", attachment, { policyId: [policy] }));
  // Then
  expect(found).toEqual([expect.stringMatching(/^content-unknown urn:pulumi:s::p::cam:PolicyAttachment::r/)]);
});

test("a wildcard role is grave and certain, so it stops the engine; what is unknown is told", () => {
  // Given
  const policy = resource("cam:Policy", permission([`qcs::cam::uin/${sourceUin}:roleName/*`]));
  // When
  const found = violations(policy, resource("cam:PolicyAttachment", attachment, { policyId: [policy] }));
  // Then
  expect(found).toEqual([expect.stringContaining("wildcard-role")]);
  const levels = Object.fromEntries(policies.map(({ name, enforcementLevel }) => [name, enforcementLevel]));
  expect(levels).toMatchObject({
    "wildcard-role": "mandatory",
    "content-unknown": "advisory",
    "write-access": "advisory",
  });
});
