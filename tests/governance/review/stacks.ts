import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readStackChange, type StackChange } from "../../../governance/review";

const text = (name: string): string => readFileSync(join(__dirname, "previews", `${name}.json`), "utf8");

/** A recorded preview of the real engine, with its state if one is given. */
export function recorded(preview: string, state?: "source" | "target"): StackChange {
  return readStackChange(preview, text(preview), state && text(`state-${state}`));
}

export const sourceUin = "100018273645";
export const targetUin = "100026591483";

type Inputs = Readonly<Record<string, unknown>>;

/** A resource in a preview: the old and the new inputs; null if absent. */
export interface WrittenResource {
  readonly type: string;
  readonly name: string;
  readonly old: Inputs | null;
  readonly new: Inputs | null;
  /** Input → name of the resource that it comes from, as `type::name`. */
  readonly from?: Readonly<Record<string, string>>;
}

/** A preview of a whole stack in the form of the engine. */
export function written(stack: string, resources: readonly WrittenResource[]): StackChange {
  const steps = resources.map(({ type, name, old, new: next, from = {} }) => {
    const dependencies = Object.entries(from).map(([key, origin]) => [
      key,
      [`urn:pulumi:${stack}::p::${origin}`],
    ]);
    const state = (inputs: Inputs | null) =>
      inputs && {
        type: `pulumi-nodejs:dynamic/${type}`,
        inputs,
        propertyDependencies: Object.fromEntries(dependencies) as object,
      };
    const op = old ? (next ? "update" : "delete") : "create";
    return {
      op,
      urn: `urn:pulumi:${stack}::p::${type}::${name}`,
      oldState: state(old),
      newState: state(next),
    };
  });
  const state = JSON.stringify({ deployment: { resources: [] } });
  return readStackChange(stack, JSON.stringify({ steps }), state);
}

/** A grant as declared by the source stack. */
export function role(name: string, overrides: Inputs = {}): Inputs {
  return {
    connection: { accountUin: sourceUin },
    roleName: name,
    trustedPrincipals: [`qcs::cam::uin/${targetUin}:root`],
    externalId: "4f8a1c0e9b7d26538e1fa90b3c5d7e42",
    ...overrides,
  };
}

/** Role, policies, permission and attachment of many new grants. */
export function newGrants(count: number, nameOf = (index: number) => `dts-grant-${index}`): StackChange[] {
  const names = Array.from({ length: count }, (_, index) => nameOf(index));
  const source = names.flatMap((name): WrittenResource[] => [
    { type: "cam:Role", name, old: null, new: role(name) },
    {
      type: "cam:RolePolicies",
      name,
      old: null,
      new: {
        connection: { accountUin: sourceUin },
        roleName: name,
        policyNames: ["QcloudCDBInnerReadOnlyAccess"],
      },
    },
  ]);
  const target = names.flatMap((name): WrittenResource[] => [
    {
      type: "cam:Policy",
      name,
      old: null,
      new: permission([`qcs::cam::uin/${sourceUin}:roleName/${name}`], undefined, `assume-${name}`),
    },
    {
      type: "cam:PolicyAttachment",
      name,
      old: null,
      new: attachment,
      from: { policyId: `cam:Policy::${name}` },
    },
  ]);
  return [written("source", source), written("target", target)];
}

export function permission(
  resource: readonly string[],
  action: readonly string[] = ["name/sts:AssumeRole"],
  policyName = "dts-assume",
): Inputs {
  return {
    connection: { accountUin: targetUin },
    policyName,
    document: { version: "2.0", statement: [{ effect: "allow", action, resource }] },
  };
}

export const attachment: Inputs = {
  connection: { accountUin: targetUin },
  attachee: { kind: "user", name: "dts-operator" },
  policyId: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
};
