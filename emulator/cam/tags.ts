import { camErrors, camLimits } from "./errors";

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** Throws unless the tags can be added to those that a resource has. */
export function checkTags(added: readonly Tag[], present: ReadonlyMap<string, string> = new Map()): void {
  const keys = added.map(({ Key }) => Key);
  if (keys.some((key) => key === "" || key.length > 127))
    throw camErrors.tag("a tag key has 1-127 characters");
  if (added.some(({ Value }) => Value.length > 255))
    throw camErrors.tag("a tag value has at most 255 characters");
  if (new Set(keys).size < keys.length) throw camErrors.tag("a tag key is given twice");
  if (new Set([...keys, ...present.keys()]).size > camLimits.tags)
    throw camErrors.tooManyTags(camLimits.tags);
}

export function sortedTags(tags: ReadonlyMap<string, string>): Tag[] {
  return [...tags].map(([Key, Value]) => ({ Key, Value })).sort((a, b) => (a.Key < b.Key ? -1 : 1));
}
