const secretField = /password|secretkey|secretid|token|external_?id/i;
const deepest = 12;
const hidden = "***";
/** Shorter secrets are hidden only in their own fields: elsewhere the same letters are common words. */
const shortestAnywhere = 4;

/**
 * A copy of a request's parameters for the call log, with every secret replaced by `***`: the values of secret fields, also
 * inside documents, and the same values wherever else they are.
 *
 * @param known the secrets of earlier calls; those of this call are added
 */
export function withoutSecrets(
  parameters: Readonly<Record<string, unknown>>,
  known: Set<string>,
): Record<string, unknown> {
  collect(parameters, 0, known);
  const byLength = [...known].sort((one, other) => other.length - one.length);
  return hideIn(parameters, 0, byLength) as Record<string, unknown>;
}

function collect(value: unknown, depth: number, known: Set<string>): void {
  const content = typeof value === "string" ? documentIn(value) : value;
  if (typeof content !== "object" || content === null || depth > deepest) return;
  for (const [name, entry] of Object.entries(content)) {
    if (secretField.test(name)) textsIn(entry).forEach((text) => known.add(text));
    else collect(entry, depth + 1, known);
  }
}

/** The secrets of a field: one text, or the list that a condition of a policy may hold. */
function textsIn(entry: unknown): string[] {
  const entries: readonly unknown[] = Array.isArray(entry) ? entry : [entry];
  return entries
    .filter((text) => typeof text === "string")
    .filter(({ length }) => length >= shortestAnywhere);
}

function hideIn(value: unknown, depth: number, secrets: readonly string[]): unknown {
  if (typeof value === "string") return hideInText(value, depth, secrets);
  if (typeof value !== "object" || value === null) return value;
  if (depth > deepest) return "…";
  if (Array.isArray(value)) return value.map((entry) => hideIn(entry, depth + 1, secrets));
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => {
      const isSecret = secretField.test(name) && entry !== "" && entry !== null;
      return [name, isSecret ? hidden : hideIn(entry, depth + 1, secrets)];
    }),
  );
}

/** A document without a secret stays as it was sent, spaces included. */
function hideInText(text: string, depth: number, secrets: readonly string[]): string {
  const clean = secrets.reduce((shown, secret) => shown.replaceAll(secret, hidden), text);
  const document = documentIn(clean);
  if (document === undefined) return clean;
  const before = JSON.stringify(document);
  const after = JSON.stringify(hideIn(document, depth + 1, secrets));
  return before === after ? clean : after;
}

/** The object in a text of JSON, such as a policy document. */
function documentIn(text: string): object | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}
