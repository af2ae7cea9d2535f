import type { PolicyResource } from "@pulumi/policy";
import { type Resource, shortType, unknownInPreview } from "../review";

/**
 * A resource as the engine shows it to policies. Secrets are readable here: rules judge them, and their messages never
 * repeat them.
 */
export function toResource({ urn, type, props, propertyDependencies }: PolicyResource): Resource {
  const inputs = plain(() => props) as Record<string, unknown>;
  const origins = Object.entries(propertyDependencies).map(([key, resources]) => [
    key,
    resources.map((resource) => resource.urn),
  ]);
  return {
    ...{ urn, type: shortType(type), inputs, outputs: inputs },
    origins: Object.fromEntries(origins) as Resource["origins"],
    isBroughtToInputs: true,
  };
}

/** Reading what a preview does not know throws; here it becomes the mark that it has in a preview's JSON. */
function plain(read: () => unknown): unknown {
  let value: unknown;
  try {
    value = read();
  } catch (error) {
    if (error instanceof Error && error.constructor.name === "UnknownValueError") return unknownInPreview;
    throw error;
  }
  if (Array.isArray(value)) return [...value.keys()].map((index) => plain(() => value[index]));
  if (typeof value !== "object" || value === null) return value;
  const record = value as Record<string, unknown>;
  return Object.fromEntries(Object.keys(record).map((key) => [key, plain(() => record[key])]));
}
