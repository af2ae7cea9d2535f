import type { z } from "zod";

type Schema = z.core.$ZodType;
/** The parts of a zod definition that name the inner schemas. */
interface Definition {
  readonly type: string;
  readonly innerType?: Schema;
  readonly in?: Schema;
  readonly element?: Schema;
  readonly valueType?: Schema;
  readonly shape?: Readonly<Record<string, Schema>>;
}

/**
 * Converts scalars as the gateway does before it checks them: "1" where a number is declared, "true" where a boolean
 * is; a null field counts as absent. Everything else is left to the schema.
 */
export function coerceScalars(schema: Schema, value: unknown): unknown {
  const definition = schema._zod.def as unknown as Definition;
  return coercions[definition.type]?.(definition, value) ?? value;
}

type Coercion = (definition: Definition, value: unknown) => unknown;

const ofWrapped: Coercion = ({ innerType }, value) => innerType && coerceScalars(innerType, value);

const coercions: Readonly<Record<string, Coercion>> = {
  number: (_definition, value) =>
    typeof value === "string" &&
    /^-?\d+(\.\d+)?$/.test(value) &&
    Number.isSafeInteger(Math.trunc(Number(value)))
      ? Number(value)
      : value,
  boolean: (_definition, value) => (value === "true" ? true : value === "false" ? false : value),
  optional: ofWrapped,
  nullable: ofWrapped,
  default: ofWrapped,
  prefault: ofWrapped,
  readonly: ofWrapped,
  pipe: (definition, value) => definition.in && coerceScalars(definition.in, value),
  array: ({ element }, value) =>
    element && Array.isArray(value) ? value.map((entry) => coerceScalars(element, entry)) : value,
  record: ({ valueType }, value) =>
    valueType && isObject(value) ? mapFields(value, (entry) => coerceScalars(valueType, entry)) : value,
  object: ({ shape = {} }, value) =>
    isObject(value)
      ? mapFields(value, (entry, name) =>
          Object.hasOwn(shape, name) ? coerceScalars(shape[name]!, entry) : entry,
        )
      : value,
};

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mapFields(value: Record<string, unknown>, convert: (entry: unknown, name: string) => unknown) {
  const fields = Object.entries(value).filter(([, entry]) => entry !== null);
  return Object.fromEntries(fields.map(([name, entry]) => [name, convert(entry, name)]));
}
