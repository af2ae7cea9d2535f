import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { ParseOptions } from "../../../stacks/config";

const checkout = join(__dirname, "../../..");

export const project = "dts-cross-account";

/** A stack's configuration as the program receives it: its keys, and which of them hold secrets. */
export interface Stack {
  raw: Record<string, string>;
  options: ParseOptions;
}

/** A configuration as Pulumi hands it over: full keys, text as it is, everything else as JSON. */
export function handedOver(
  configuration: Record<string, unknown>,
  secretKeys: readonly string[] = [],
  stackFile = "Pulumi.test.yaml",
): Stack {
  const entries = Object.entries(configuration).map(([key, value]) => [
    `${project}:${key}`,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return {
    raw: Object.fromEntries(entries) as Record<string, string>,
    options: { project, secretKeys: secretKeys.map((key) => `${project}:${key}`), stackFile },
  };
}

/** The configuration of a committed stack file, without the project's name before its keys. */
export function readStackFile(stackFile: string): Record<string, unknown> {
  const { config } = parse(readFileSync(join(checkout, stackFile), "utf8")) as {
    config: Record<string, unknown>;
  };
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [key.slice(project.length + 1), value]),
  );
}
