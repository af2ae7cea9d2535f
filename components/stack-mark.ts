import { getOrganization, getProject, getStack } from "@pulumi/pulumi/metadata";

/** Prefix of the owner marks of this stack; it is unique in the backend. */
export function stackMark(): string {
  return `${getOrganization()}/${getProject()}/${getStack()}/`;
}
