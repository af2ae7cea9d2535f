import type { PolicyResource } from "@pulumi/policy";
import { type Resource, shortType, unknownInPreview } from "../review";

/**
 * A resource of a policy run, in the form of a review. Secrets are readable here; rules check them, and messages never repeat
 * them.
 */
export function toResource({ urn, type, props, propertyDependencies }: PolicyResource): Resource {
  const inputs = plain(() => props) as Record<string, unknown>;
  const origins = Object.entries(propertyDependencies).map(([key, resources]) => [
    key,
    resources.map((resource) => resource.urn),
  ]);
  return {
    urn,
    type: shortType(type),
    inputs,
    outputs: inputs,
    origins: Object.fromEntries(origins) as Resource["origins"],
    isBroughtToInputs: true,
  };
}

/** The plain value. Reading an unknown value throws; it becomes the marker that a preview's JSON has for it. */
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
