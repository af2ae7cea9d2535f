import { databaseKindNames, databaseKinds, servicePolicies } from "../../../core/dts";
import { markdownTable } from "./markdown-table";

/** The tables of database kinds and of their service policies, by their names in `docs/configuration.md`. */
export function kindTables(): Record<"database kinds" | "service policies", string> {
  return { "database kinds": kindTable(), "service policies": policyTable() };
}

function kindTable(): string {
  const rows = databaseKindNames.map((kind) => {
    const { title, instanceId, servicePolicies: choices } = databaseKinds[kind];
    return [code(kind), title, code(instanceId.example), list(choices.documented), list(choices.readOnly)];
  });
  return markdownTable(["`databaseKind`", "Product", "Instance id", "`documented`", "`readOnly`"], rows);
}

function policyTable(): string {
  const rows = Object.entries(servicePolicies).map(([name, { allows, source, date }]) => [
    code(name),
    allows.replaceAll("*", "\\*"),
    `${source} (${date})`,
  ]);
  return markdownTable(["Preset policy", "Allows", "Evidence"], rows);
}

function code(text: string): string {
  return `\`${text}\``;
}

function list(names: readonly string[]): string {
  return names.map(code).join(", ");
}
