const secretField = /password|secretkey|secretid|token|externalid/i;
const deepest = 12;

/** A copy of a request's parameters for the call log, with every secret replaced by `***`. */
export function withoutSecrets(parameters: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return hideIn(parameters, 0) as Record<string, unknown>;
}

function hideIn(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (depth > deepest) return "…";
  if (Array.isArray(value)) return value.map((entry) => hideIn(entry, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => {
      const isSecret = secretField.test(name) && entry !== "" && entry !== null;
      return [name, isSecret ? "***" : hideIn(entry, depth + 1)];
    }),
  );
}
