import { cpSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import arrows from "../matrix/arrows.json";
import { runNode } from "./call-tool";
import { temporaryFolder, type TemporaryFolder } from "./temporary-folder";

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

interface Cruise {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string }[];
  }[];
  readonly summary: { readonly violations: readonly Violation[] };
}

const checkout = join(__dirname, "../..");
const table = arrows as Readonly<Record<string, readonly string[]>>;
const rooms = Object.keys(table);

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
  for (const file of [".dependency-cruiser.cjs", "tools/rooms.cjs", "tsconfig.json"]) {
    cpSync(join(checkout, file), join(folder.path, file));
  }
  symlinkSync(join(checkout, "node_modules"), join(folder.path, "node_modules"));
  for (const room of rooms) {
    folder.write(`${room}/index.ts`, "export const door = 1;\nexport interface Door {}\n");
    folder.write(`${room}/thing.ts`, "export const thing = 1;\n");
  }
});
afterEach(() => folder.remove());

/** What the lint rule finds in a folder, in the form in which dependency-cruiser prints it. */
async function cruise(where: string, folders: readonly string[]): Promise<Cruise> {
  const program = join(checkout, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const config = join(where, ".dependency-cruiser.cjs");
  const { output, errors } = await runNode(
    [program, "--config", config, "--output-type", "json", ...folders],
    process.env,
    where,
  );
  if (output === "") throw new Error(errors);
  return JSON.parse(output) as Cruise;
}

/** Writes an import of one file into another. */
function writeImport(
  file: string,
  target: string,
  form = (path: string) => `import { x } from "${path}";`,
): void {
  const path = relative(dirname(file), target);
  folder.write(file, `${form(path.startsWith(".") ? path : `./${path}`)}\n`);
}

const namesIn = ({ summary }: Cruise, rule: string): string[] =>
  summary.violations
    .filter(({ rule: { name } }) => name === rule)
    .map(({ from, to }) => `${from} → ${to}`)
    .sort();

const folders = [...new Set(rooms.map((room) => room.split("/")[0]!))];

test("an import between two rooms is reported exactly where the table has no arrow", async () => {
  const pairs = rooms.flatMap((from) => rooms.filter((to) => to !== from).map((to) => ({ from, to })));
  const fileOf = ({ from, to }: (typeof pairs)[number]) => `${from}/uses-${to.replace("/", "-")}.ts`;
  for (const pair of pairs) writeImport(fileOf(pair), `${pair.to}/index`);

  const found = namesIn(await cruise(folder.path, folders), "arrow");

  const forbidden = pairs.filter(({ from, to }) => !table[from]!.includes(to));
  expect(found).toEqual(forbidden.map((pair) => `${fileOf(pair)} → ${pair.to}/index.ts`).sort());
});

test("an import is an import in whatever form", async () => {
  const forms: Record<string, (path: string) => string> = {
    type: (path) => `import type { Door } from "${path}";\nexport const x: Door = {};`,
    reexport: (path) => `export * from "${path}";`,
    require: (path) => `export const x = require("${path}");`,
    dynamic: (path) => `export const x = import("${path}");`,
  };
  for (const [name, form] of Object.entries(forms)) {
    writeImport(`emulator/${name}.ts`, "components/index", form);
  }

  const found = namesIn(await cruise(folder.path, folders), "arrow");

  expect(found).toEqual(
    Object.keys(forms)
      .map((name) => `emulator/${name}.ts → components/index.ts`)
      .sort(),
  );
});

test("a room is entered by its index.ts, from outside only", async () => {
  writeImport("cli/deep.ts", "emulator/thing");
  writeImport("stacks/deep.ts", "stacks/config/thing");
  writeImport("components/deep.ts", "dynamic-providers/thing");
  writeImport("cloud/preflight/deep.ts", "cloud/client/thing");
  writeImport("cloud/client/inner/file.ts", "cloud/client/thing");
  writeImport("tests/core/cam/deep.ts", "core/cam/thing");

  const found = namesIn(await cruise(folder.path, [...folders, "tests"]), "barrel");

  expect(found).toEqual([
    "cli/deep.ts → emulator/thing.ts",
    "cloud/preflight/deep.ts → cloud/client/thing.ts",
    "components/deep.ts → dynamic-providers/thing.ts",
    "stacks/deep.ts → stacks/config/thing.ts",
  ]);
});

test("no product file imports a test, the program only its stacks", async () => {
  folder.write("tests/support/thing.ts", "export const x = 1;\n");
  writeImport("core/cam/uses-test.ts", "tests/support/thing");
  folder.write("index.ts", 'import "./stacks";\nimport "./components";\n');

  const found = namesIn(await cruise(folder.path, ["index.ts", ...folders, "tests"]), "arrow");

  expect(found).toEqual(["core/cam/uses-test.ts → tests/support/thing.ts", "index.ts → components/index.ts"]);
});

test("two files that need each other are a circle, even for a type alone", async () => {
  writeImport(
    "core/cam/one.ts",
    "core/cam/two",
    (path) => `import type { Two } from "${path}";\nexport type One = Two[];`,
  );
  writeImport(
    "core/cam/two.ts",
    "core/cam/one",
    (path) => `import type { One } from "${path}";\nexport type Two = One[];`,
  );

  const found = await cruise(folder.path, folders);

  expect(namesIn(found, "circle")).toHaveLength(1);
});

test("every arrow of the table is used by some file", async () => {
  const { modules } = await cruise(checkout, [...folders, "index.ts"]);
  const roomOf = (file: string) =>
    rooms.filter((room) => file.startsWith(`${room}/`)).sort((one, other) => other.length - one.length)[0];
  const used = new Set(
    modules.flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved }) => `${roomOf(source)} → ${roomOf(resolved)}`),
    ),
  );

  const dead = rooms
    .filter((room) => room !== "cli" && room !== "bench")
    .flatMap((from) => table[from]!.map((to) => `${from} → ${to}`))
    .filter((arrow) => !used.has(arrow));

  expect(dead).toEqual([]);
});
