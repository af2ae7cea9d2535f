import * as z from "zod";
import type { PublishedFields, PublishedModel } from "./models";

const scalars: Readonly<Record<string, () => z.ZodType>> = {
  string: () => z.string(),
  int: () => z.int(),
  float: () => z.number(),
  bool: () => z.boolean(),
};

/** The strict schema of a published request. */
export function requestSchema({ actions, objects }: PublishedModel, action: string): z.ZodObject {
  const objectOf = (fields: PublishedFields, inside: readonly string[]): z.ZodObject =>
    z.strictObject(
      Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, fieldOf(type, inside)])),
    );

  function fieldOf(type: string, inside: readonly string[]): z.ZodType {
    const [, list, element = "", required] = /^(\[)?(\w+)\]?(!)?$/.exec(type) ?? [];
    const single = scalars[element]?.() ?? nested(element, inside);
    const field = list ? z.array(single) : single;
    return required ? field : field.optional();
  }

  /** An object that holds itself, as filters do, is taken as it comes at the second level. */
  function nested(name: string, inside: readonly string[]): z.ZodType {
    if (inside.includes(name)) return z.record(z.string(), z.unknown());
    return objectOf(objects[name] ?? {}, [...inside, name]);
  }

  return objectOf(actions[action] ?? {}, []);
}
