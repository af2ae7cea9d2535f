/** Shorter texts are not redacted: that would garble the message, and no service accepts such a short password. */
const shortestSecret = 4;
/** Shorter parts of a text in base64 also occur in other words. */
const shortestPart = 8;
const placeholder = "[secret]";

/** Replaces the secrets in a text, also where they are quoted as JSON, in a URL, or inside a text in base64. */
export function redact(text: string, secrets: Iterable<string>): string {
  return [...secrets]
    .filter((secret) => secret.length >= shortestSecret)
    .flatMap(spellingsOf)
    .sort((one, other) => other.length - one.length)
    .reduce((clean, spelling) => clean.replaceAll(spelling, placeholder), text);
}

const known = new Map<string, readonly string[]>();

/** Every spelling of a secret; computed once, because a process redacts with the same secrets again and again. */
function spellingsOf(secret: string): readonly string[] {
  const before = known.get(secret);
  if (before) return before;
  const quoted = JSON.stringify(secret).slice(1, -1);
  const twice = JSON.stringify(quoted).slice(1, -1);
  const spellings = [
    ...new Set([secret, quoted, twice, encodeURIComponent(secret), ...inBase64(secret), ...inBase64(quoted)]),
  ];
  known.set(secret, spellings);
  return spellings;
}

/** The letters that stand for a secret in base64, at each of the three places where its first byte may be in a group. */
function inBase64(secret: string): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.from(secret);
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
    // The letters at both ends also depend on what is before and after the secret.
    const part = encoded.slice(Math.ceil((offset * 4) / 3), Math.floor(((offset + bytes.length) * 4) / 3));
    const forUrls = part.replaceAll("+", "-").replaceAll("/", "_");
    return part.length < shortestPart ? [] : [part, forUrls];
  });
}

/** Fields of requests, answers, documents and resources whose values are secret. Source: the SDK's models of DTS, CAM and STS. */
const secretFields = /^(.*Password|.*SecretId|.*SecretKey|.*Token|.*External_?Id)$/i;

/** The values of all secret fields of a request or an answer, also inside its documents. */
export function secretsWithin(value: unknown): string[] {
  if (typeof value === "string") return secretsWithin(documentIn(value));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]: [string, unknown]) =>
    secretFields.test(field) ? textsIn(inner) : secretsWithin(inner),
  );
}

/** One text, or the list that a condition of a policy may hold. */
function textsIn(value: unknown): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((text) => typeof text === "string").filter(Boolean);
}

/** The object in a text of JSON, such as a policy document. */
function documentIn(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Fields of answers with the service's own sentences, which may repeat a request. Source: the SDK's models of DTS. */
const messageFields =
  /^(Message|ErrMsg|ErrorMsg|ErrorMessage|Reason|Solution|SkipInfo|CauseOfCompareDisable)$/;

/** Redacts the service's own sentences in an answer, in place: they get into messages and into Pulumi's state. */
export function redactMessages(answer: unknown, clean: (text: string) => string): void {
  if (typeof answer !== "object" || answer === null) return;
  const fields = answer as Record<string, unknown>;
  for (const [field, inner] of Object.entries(fields)) {
    if (typeof inner !== "string") redactMessages(inner, clean);
    else if (inner !== "" && messageFields.test(field)) fields[field] = clean(inner);
  }
}
