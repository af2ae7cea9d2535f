import * as z from "zod";
import { assumeRolePolicy } from "../../core/cam";
import type { StackChange } from "./preview";
import { unknownInPreview, type Resource } from "./resource";

const grantsSchema = z.array(
  z.object({ name: z.string(), stack: z.string().optional(), nameInStack: z.string().optional() }),
);

/**
 * Before the source stack is deployed, the preview of a target stack does not know the role that its policies will name.
 * Where both stacks are reviewed together it is known all the same: from the role in the source's preview, found by the
 * grant's name as the program of this project finds it. A policy whose role is in no reviewed stack stays unknown.
 */
export function resolveGrants(changes: readonly StackChange[]): StackChange[] {
  const roles = new Map(changes.flatMap(grantedRoles));
  return changes.map((change) => {
    const granted = new Map(grantsOf(change).map((grant) => [grant.name, grant]));
    const after = change.after.map((resource) => {
      const grant = granted.get(partName(resource, policyOfGrant) ?? "");
      const role = grant && roles.get(`${grant.stack} ${grant.nameInStack ?? grant.name}`);
      const isOpen = resource.inputs.document === unknownInPreview;
      return isOpen && role
        ? { ...resource, inputs: { ...resource.inputs, document: assumeRolePolicy(role) } }
        : resource;
    });
    return { ...change, after };
  });
}

/** The components of this project name their parts so: the URN holds the type of the component and the name of the part. */
const roleOfGrant = /::dts-cross-account:index:SourceGrant\$pulumi-nodejs:dynamic\/cam:Role::(.+)-role$/s;
const policyOfGrant =
  /::dts-cross-account:index:AssumeRoleGrant\$pulumi-nodejs:dynamic\/cam:Policy::(.+)-policy$/s;

const partName = ({ urn }: Resource, form: RegExp): string | undefined => form.exec(urn)?.[1];

type Role = Parameters<typeof assumeRolePolicy>[0];

/** By `<project>/<stack>` and name of the grant. */
function grantedRoles({ after }: StackChange): [string, Role][] {
  return after.flatMap((resource): [string, Role][] => {
    const name = partName(resource, roleOfGrant);
    const { connection, roleName } = resource.inputs;
    const sourceUin = (connection as { accountUin?: unknown } | undefined)?.accountUin;
    if (name === undefined || typeof sourceUin !== "string" || typeof roleName !== "string") return [];
    return [[`${qualifiedStack(resource.urn)} ${name}`, { sourceUin, roleName }]];
  });
}

/** `<project>/<stack>`: a URN names no organization. */
function qualifiedStack(urn: string): string {
  const [, stack = "", project = ""] = /^urn:pulumi:([^:]+)::([^:]+)::/.exec(urn) ?? [];
  return `${project}/${stack}`;
}

function grantsOf({ configuration }: StackChange): { name: string; stack: string; nameInStack?: string }[] {
  const text = Object.entries(configuration).find(([key]) => key.endsWith(":grants"))?.[1];
  const parsed = grantsSchema.safeParse(jsonOf(text));
  return (parsed.data ?? []).flatMap(({ stack, ...grant }) =>
    stack === undefined ? [] : [{ ...grant, stack: stack.split("/").slice(-2).join("/") }],
  );
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "[]");
  } catch {
    return undefined;
  }
}
