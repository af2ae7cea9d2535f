import type { AccessFact, AccessReader } from "./access-fact";
import { bridgedReaders } from "./read-bridged";
import { ownReaders } from "./read-own";
import type { Resource } from "./resource";

const readers: Readonly<Record<string, AccessReader>> = { ...ownReaders, ...bridgedReaders };

/** Whether a review knows what a type of resource does to access, even if that is nothing. */
export function isUnderstood(type: string): boolean {
  return Object.hasOwn(readers, type);
}

/** What a resource says about access; nothing for a type that is not understood. */
export function readAccess(resource: Resource): readonly AccessFact[] {
  return (Object.hasOwn(readers, resource.type) ? readers[resource.type] : undefined)?.(resource) ?? [];
}
