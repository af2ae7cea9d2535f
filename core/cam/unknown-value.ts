/** Stands where a value will be known only later, such as an external ID during a first preview. */
export interface UnknownValue {
  readonly unknown: true;
}

export const unknownValue: UnknownValue = { unknown: true };

export function isUnknownValue(value: unknown): value is UnknownValue {
  return typeof value === "object" && value !== null && (value as { unknown?: unknown }).unknown === true;
}
