import { mistake, type Mistake } from "./mistake";
import { nearestName } from "./nearest-name";

/** The keys of our namespace as they were written, without it. Pulumi hands lists and objects over as JSON. */
export function ownNamespace(
  raw: Readonly<Record<string, string>>,
  project: string,
): Record<string, unknown> {
  const prefix = `${project}:`;
  const own = Object.entries(raw).filter(([key]) => key.startsWith(prefix));
  return Object.fromEntries(own.map(([key, text]) => [key.slice(prefix.length), readValue(text)]));
}

/** Keys of other namespaces are no business of ours, unless they were meant to be. */
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
