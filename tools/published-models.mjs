/** Maintainer's tool: writes emulator/published/ from an installed `tccli`. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./places.mjs";

/**
 * The services and API versions to read. Only facts about each action's request are copied (field names, types, which
 * fields are required), no text and no code of the vendor.
 *
 *   node tools/published-models.mjs <site-packages folder with tccli>
 */
const SERVICES = { cam: "2019-01-16", sts: "2018-08-13", dts: "2021-12-06", tag: "2018-08-13" };

const [sitePackages] = process.argv.slice(2);
if (sitePackages === undefined) {
  process.stderr.write("Usage: node tools/published-models.mjs <site-packages folder with tccli>\n");
  process.exit(1);
}

const folder = join(root, "emulator", "published");
mkdirSync(folder, { recursive: true });
for (const [service, version] of Object.entries(SERVICES)) {
  const model = modelOf(service, version);
  writeFileSync(join(folder, `${service}.json`), `${JSON.stringify(model, null, 1)}\n`);
  process.stdout.write(`${service}: ${Object.keys(model.actions).length} actions\n`);
}

function modelOf(service, version) {
  const file = join(
    sitePackages,
    "tccli",
    "services",
    service,
    `v${version.replaceAll("-", "")}`,
    "api.json",
  );
  const { actions, objects } = JSON.parse(readFileSync(file, "utf8"));
  const used = new Set();
  const fieldsOf = (name) =>
    Object.fromEntries((objects[name]?.members ?? []).map((member) => [member.name, typeOf(member)]));

  /** `int`, `[string]`, `Tag` or `[Tag]`, followed by `!` if the field is required. */
  function typeOf({ type, member, required }) {
    const element = member in objects ? member : scalarOf(type === "list" ? member : type);
    if (member in objects) used.add(member);
    return `${type === "list" ? `[${element}]` : element}${required ? "!" : ""}`;
  }

  const requests = Object.fromEntries(
    Object.entries(actions).map(([name, { input }]) => [name, fieldsOf(input)]),
  );
  const nested = {};
  for (const name of used) nested[name] = fieldsOf(name);
  return { service, version, actions: sorted(requests), objects: sorted(nested) };
}

function scalarOf(name) {
  const scalars = {
    int64: "int",
    uint64: "int",
    integer: "int",
    int: "int",
    float: "float",
    double: "float",
  };
  return scalars[name] ?? (name === "bool" || name === "boolean" ? "bool" : "string");
}

function sorted(record) {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
