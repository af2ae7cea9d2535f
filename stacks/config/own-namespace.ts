import { mistake, type Mistake } from "./mistake";
import { nearestName } from "./nearest-name";

/** The keys of this project's namespace as written, without the prefix. Pulumi passes lists and objects as JSON. */
export function ownNamespace(
  raw: Readonly<Record<string, string>>,
  project: string,
): Record<string, unknown> {
  const prefix = `${project}:`;
  const own = Object.entries(raw).filter(([key]) => key.startsWith(prefix));
  return Object.fromEntries(own.map(([key, text]) => [key.slice(prefix.length), readValue(text)]));
}

/** Mistakes for namespaces that look like a misspelling of this project's. All other namespaces are ignored. */
export function misspelledNamespaces(raw: Readonly<Record<string, string>>, project: string): Mistake[] {
  return Object.keys(raw).flatMap((written) => {
    const [namespace = "", ...rest] = written.split(":");
    if (namespace === project || nearestName(namespace, [project]) === undefined) return [];
    const nearest = [project, ...rest].join(":");
    return [mistake([written], "configuration.namespaceMisspelled", { key: written, nearest })];
  });
}

function readValue(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
