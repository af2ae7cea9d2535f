import { readdirSync } from "node:fs";
import { nearestName } from "./config";

/** Whether a stack exists, and has outputs. */
export type StackLookup = (stack: string) => Promise<"deployed" | "empty" | "missing">;

export interface MissingStackFacts {
  /** This stack, as a reference would write it. */
  readonly own: string;
  /** Stacks that the configuration refers to. */
  readonly referenced: readonly string[];
  /** Names of the stacks that have a file in the working folder. */
  readonly local: readonly string[];
  readonly lookUp: StackLookup;
}

/**
 * What a reference to a stack that does not exist is: a misspelled name where a stack of a near name exists, an error
 * where this stack has been deployed already, and else the first preview before the other stack is deployed. A program
 * cannot list the stacks of its backend, so near names are those that the configuration and the working folder hold.
 */
export async function judgeMissingStack(
  stack: string,
  { own, referenced, local, lookUp }: MissingStackFacts,
): Promise<{ readonly nearest: string } | "error" | "notYetKnown"> {
  const [prefix, name] = splitName(stack);
  const [ownPrefix, ownName] = splitName(own);
  const isOfProject = prefix === "" || prefix === ownPrefix;
  const inFolder = isOfProject ? local : [];
  const inConfiguration = referenced
    .map(splitName)
    .flatMap(([other, last]) => (other === prefix ? last : []));
  const names = [...inConfiguration, ...inFolder].filter(
    (other) => other !== name && !(isOfProject && other === ownName),
  );
  // A stack that has a file is named right, and not deployed yet.
  const nearest = inFolder.includes(name) ? undefined : nearestName(name, names);
  if (nearest !== undefined && (await lookUp(prefix + nearest)) !== "missing") {
    return { nearest: prefix + nearest };
  }
  return (await lookUp(own)) === "deployed" ? "error" : "notYetKnown";
}

/** `<organization>/<project>/` or nothing, and the stack's name. */
function splitName(stack: string): [prefix: string, name: string] {
  const end = stack.lastIndexOf("/") + 1;
  return [stack.slice(0, end), stack.slice(end)];
}

/** Names of the stacks whose files lie in a folder. */
export function localStacks(folder: string): string[] {
  return readdirSync(folder).flatMap((file) => /^Pulumi\.(.+)\.ya?ml$/.exec(file)?.[1] ?? []);
}
