import { getOrganization, getProject, getStack } from "@pulumi/pulumi/metadata";

/** How everything begins that a stack marks as its own: no other stack of the backend begins like it. */
export function stackMark(): string {
  return `${getOrganization()}/${getProject()}/${getStack()}/`;
}
