import { cpSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import arrows from "../matrix/arrows.json";
import { runNode } from "./call-tool";
import { temporaryFolder, type TemporaryFolder } from "./temporary-folder";

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

const checkout = join(__dirname, "../..");
const table = arrows as Readonly<Record<string, readonly string[]>>;
const rooms = Object.keys(table);
const folders = [...new Set(rooms.map((room) => room.split("/")[0]!))];

const pairs = rooms.flatMap((from) => rooms.filter((to) => to !== from).map((to) => ({ from, to })));
const fileOf = ({ from, to }: (typeof pairs)[number]) => `${from}/uses-${to.replace("/", "-")}.ts`;

const forms: Readonly<Record<string, (path: string) => string>> = {
  type: (path) => `import type { Door } from "${path}";\nexport const x: Door = {};`,
  reexport: (path) => `export * from "${path}";`,
  require: (path) => `export const x = require("${path}");`,
  dynamic: (path) => `export const x = import("${path}");`,
};

let folder: TemporaryFolder;
let violations: readonly Violation[];

/** One house with every import that the tests ask about: a run of dependency-cruiser takes seconds. */
beforeAll(async () => {
  folder = temporaryFolder();
  for (const file of [".dependency-cruiser.cjs", "tools/rooms.cjs", "tsconfig.json"]) {
    cpSync(join(checkout, file), join(folder.path, file));
  }
  symlinkSync(join(checkout, "node_modules"), join(folder.path, "node_modules"));
  for (const room of rooms) {
    folder.write(`${room}/index.ts`, "export const door = 1;\nexport interface Door {}\n");
    folder.write(`${room}/thing.ts`, "export const thing = 1;\n");
  }
  folder.write("tests/support/thing.ts", "export const x = 1;\n");
  for (const pair of pairs) writeImport(fileOf(pair), `${pair.to}/index`);
  for (const [name, form] of Object.entries(forms)) {
    writeImport(`emulator/${name}.ts`, "components/index", form);
  }
  writeImport("cli/deep.ts", "emulator/thing");
  writeImport("stacks/deep.ts", "stacks/config/thing");
  writeImport("components/deep.ts", "dynamic-providers/thing");
  writeImport("cloud/preflight/deep.ts", "cloud/client/thing");
  writeImport("cloud/client/inner/file.ts", "cloud/client/thing");
  writeImport("tests/core/cam/deep.ts", "core/cam/thing");
  writeImport("core/cam/uses-test.ts", "tests/support/thing");
  folder.write("index.ts", 'import "./stacks";\nimport "./components";\n');
  writeImport("core/cam/one.ts", "core/cam/two", typeImport);
  writeImport("core/cam/two.ts", "core/cam/one", typeImport);
  violations = await violationsIn(folder.path, ["index.ts", ...folders, "tests"]);
});
afterAll(() => folder.remove());

async function violationsIn(where: string, parts: readonly string[]): Promise<readonly Violation[]> {
  const program = join(checkout, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const config = join(where, ".dependency-cruiser.cjs");
  const parameters = [program, "--config", config, "--output-type", "json", ...parts];
  const { output, errors } = await runNode(parameters, process.env, where);
  if (output === "") throw new Error(errors);
  const { summary } = JSON.parse(output) as { readonly summary: { readonly violations: Violation[] } };
  return summary.violations;
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

function typeImport(path: string): string {
  return `import type { Other } from "${path}";\nexport type Own = Other[];`;
}

/** What a rule reports of some files. */
const found = (rule: string, isOf: (file: string) => boolean): string[] =>
  violations
    .filter(({ rule: { name }, from }) => name === rule && isOf(from))
    .map(({ from, to }) => `${from} → ${to}`)
    .sort();

test("an import between two rooms is reported exactly where the table has no arrow", () => {
  const files = new Set(pairs.map(fileOf));

  const forbidden = pairs.filter(({ from, to }) => !table[from]!.includes(to));
  expect(found("arrow", (file) => files.has(file))).toEqual(
    forbidden.map((pair) => `${fileOf(pair)} → ${pair.to}/index.ts`).sort(),
  );
});

test("an import is an import in whatever form", () => {
  const files = Object.keys(forms).map((name) => `emulator/${name}.ts`);

  expect(found("arrow", (file) => files.includes(file))).toEqual(
    files.map((file) => `${file} → components/index.ts`).sort(),
  );
});

test("a room is entered by its index.ts, from outside only", () => {
  expect(found("barrel", () => true)).toEqual([
    "cli/deep.ts → emulator/thing.ts",
    "cloud/preflight/deep.ts → cloud/client/thing.ts",
    "components/deep.ts → dynamic-providers/thing.ts",
    "stacks/deep.ts → stacks/config/thing.ts",
  ]);
});

test("no product file imports a test, the program only its stacks", () => {
  expect(found("arrow", (file) => ["core/cam/uses-test.ts", "index.ts"].includes(file))).toEqual([
    "core/cam/uses-test.ts → tests/support/thing.ts",
    "index.ts → components/index.ts",
  ]);
});

test("two files that need each other are a circle, even for a type alone", () => {
  expect(found("circle", () => true)).toHaveLength(1);
});

test("every arrow of the table is used by some file", () => {
  const used = new Set(sources().flatMap(importsOf));

  const dead = rooms
    .filter((room) => room !== "cli" && room !== "bench")
    .flatMap((from) => table[from]!.map((to) => `${from} → ${to}`))
    .filter((arrow) => !used.has(arrow));

  expect(dead).toEqual([]);
});

function sources(): string[] {
  return folders.flatMap((name) =>
    readdirSync(join(checkout, name), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts"))
      .map((path) => join(name, path)),
  );
}

/** The arrows that a file of this checkout follows. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(checkout, file), "utf8");
  const paths = [...text.matchAll(/(?:\bfrom |\bimport\(|\brequire\()"(\.[^"]+)"/g)].map(([, path]) => path!);
  return paths.map((path) => `${roomOf(file)} → ${roomOf(`${join(dirname(file), path)}/`)}`);
}

/** The innermost room of a path. */
function roomOf(path: string): string | undefined {
  const around = rooms.filter((room) => path.startsWith(`${room}/`));
  return around.sort((one, other) => other.length - one.length)[0];
}
