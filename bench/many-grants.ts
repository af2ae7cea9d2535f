import { assumeRolePolicy, rootPrincipal } from "../core/cam";

const sourceUin = "100018273645";
const targetUin = "100026591483";

/** What `pulumi preview --json` prints for the first deployment of so many grants, each with a role and a sub-user. */
export function previewsOfGrants(count: number): { readonly source: string; readonly target: string } {
  const names = Array.from({ length: count }, (_, index) => `dts-grant-${index}`);
  return {
    source: preview("source", names.flatMap(sourceSide)),
    target: preview("target", names.flatMap(targetSide)),
  };
}

interface Written {
  readonly type: string;
  readonly name: string;
  readonly inputs: object;
  /** Input → name of the policy that it comes from. */
  readonly from?: Readonly<Record<string, string>>;
}

function sourceSide(name: string): Written[] {
  const connection = { accountUin: sourceUin };
  const trust = { trustedPrincipals: [rootPrincipal(targetUin)], externalId: "[secret]" };
  return [
    { type: "cam:Role", name, inputs: { connection, roleName: name, ...trust } },
    {
      type: "cam:RolePolicies",
      name,
      inputs: { connection, roleName: name, policyNames: ["QcloudCDBReadOnlyAccess"] },
    },
  ];
}

function targetSide(name: string): Written[] {
  const connection = { accountUin: targetUin };
  const document = assumeRolePolicy({ sourceUin, roleName: name });
  return [
    { type: "cam:Policy", name, inputs: { connection, policyName: `assume-${name}`, document } },
    {
      type: "cam:PolicyAttachment",
      name,
      inputs: { connection, attachee: { kind: "user", name: `operator-of-${name}` } },
      from: { policyId: `cam:Policy::${name}` },
    },
  ];
}

function preview(stack: string, resources: readonly Written[]): string {
  const urnOf = (name: string): string => `urn:pulumi:${stack}::bench::${name}`;
  const steps = resources.map(({ type, name, inputs, from = {} }) => {
    const origins = Object.entries(from).map(([input, origin]) => [input, [urnOf(origin)]]);
    const propertyDependencies = Object.fromEntries(origins) as object;
    const newState = { type: `pulumi-nodejs:dynamic/${type}`, inputs, propertyDependencies };
    return { op: "create", urn: urnOf(`${type}::${name}`), newState };
  });
  const itself = {
    op: "create",
    urn: urnOf("pulumi:pulumi:Stack::bench"),
    newState: { type: "pulumi:pulumi:Stack" },
  };
  return JSON.stringify({ steps: [itself, ...steps] });
}
