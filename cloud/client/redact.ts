/** Shorter texts are not redacted: that would garble the message, and no service accepts such a short password. */
const shortestSecret = 4;
const placeholder = "[secret]";

/** Replaces the secrets in a text, also where they are quoted as JSON or in a URL. */
export function redact(text: string, secrets: Iterable<string>): string {
  return [...secrets]
    .filter((secret) => secret.length >= shortestSecret)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
    .sort((one, other) => other.length - one.length)
    .reduce((clean, spelling) => clean.replaceAll(spelling, placeholder), text);
}

/** Fields of requests and answers whose values are secret. Source: the SDK's models of DTS, CAM and STS. */
const secretFields = /^(.*Password|.*SecretId|.*SecretKey|.*Token)$/i;

/** The values of all secret fields of a request or an answer. */
export function secretsWithin(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]: [string, unknown]) =>
    typeof inner === "string" && inner && secretFields.test(field) ? [inner] : secretsWithin(inner),
  );
}
