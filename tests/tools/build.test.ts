import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
} from "node:fs";
import { join } from "node:path";
import { callTool, runNode } from "./call-tool";
import { temporaryFolder, type TemporaryFolder } from "./temporary-folder";

const { currentStamp } = require("../../tools/build-stamp.cjs") as { currentStamp(checkout: string): string };
const checkout = join(__dirname, "../..");
const compilerOptions = {
  target: "ES2022",
  // Without the browser's types the compiler is three times as fast.
  lib: ["es5"],
  module: "node16",
  moduleResolution: "node16",
  types: [],
  strict: true,
  declaration: true,
  incremental: true,
  skipLibCheck: true,
  rootDir: ".",
  outDir: "dist",
};

// Each test runs the real compiler, several times.
jest.setTimeout(60_000);

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
  folder.write("tsconfig.json", JSON.stringify({ compilerOptions }));
  folder.write("tsconfig.build.json", JSON.stringify({ extends: "./tsconfig.json", include: ["**/*.ts"] }));
  folder.write("package-lock.json", "{}");
  folder.write("package.json", "{}");
  folder.write("index.ts", 'export { one } from "./room/one";\n');
  folder.write("room/one.ts", "export const one: number = 1;\n");
  folder.write("room/data.json", '{ "kept": "as it is" }\n');
  mkdirSync(join(folder.path, "node_modules/@pulumi"), { recursive: true });
  for (const name of ["typescript", "esbuild", "@pulumi/pulumi"]) {
    symlinkSync(join(checkout, "node_modules", name), join(folder.path, "node_modules", name));
  }
});
afterEach(() => folder.remove());

async function build(): Promise<string> {
  const { result } = await callTool<string>(
    "build.mjs",
    `return tool.build(${JSON.stringify(folder.path)}).catch((error) => error.message)`,
  );
  return result;
}

function distFiles(): string[] {
  const entries = readdirSync(join(folder.path, "dist"), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
}

const dist = (path: string) => readFileSync(join(folder.path, "dist", path), "utf8");

test("a user's folder without TypeScript is not a source", () => {
  const before = currentStamp(folder.path);

  folder.write("deployment/report.json", "{}\n");

  expect(currentStamp(folder.path)).toBe(before);
});

test("goes by the content of the sources, not by their times", () => {
  const before = currentStamp(folder.path);

  folder.write("room/one.ts", "export const one: number = 1;\n");
  utimesSync(join(folder.path, "room/one.ts"), 0, 0);
  const afterTouch = currentStamp(folder.path);
  folder.write("room/one.ts", "export const one: number = 2;\n");
  utimesSync(join(folder.path, "room/one.ts"), 0, 0);
  const afterChange = currentStamp(folder.path);

  expect(afterTouch).toBe(before);
  expect(afterChange).not.toBe(before);
});

test("builds what is missing, once: compiled TypeScript, JSON as it is", async () => {
  // Given a checkout without dist/

  const results = [await build(), await build()];

  expect(results).toEqual(["built", "fresh"]);
  expect(distFiles()).toEqual([".stamp", "data.json", "index.d.ts", "index.js", "one.d.ts", "one.js"]);
  expect(dist("room/data.json")).toBe('{ "kept": "as it is" }\n');
});

test("what Pulumi loads in every run is one file, and brings no second SDK", async () => {
  // Given a program that uses a room and Pulumi's SDK
  folder.write(
    "index.ts",
    'import { Output } from "@pulumi/pulumi/output";\nimport { one } from "./room/one";\nexport const both = [one, Output];\n',
  );

  await build();

  const required = [...dist("index.js").matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name);
  expect(required).toEqual(["@pulumi/pulumi/output"]);
});

test("follows the sources: a changed file is recompiled, the output of a removed one disappears", async () => {
  folder.write("room/two.ts", "export const two = 2;\n");
  await build();

  rmSync(join(folder.path, "room/two.ts"));
  folder.write("room/one.ts", "export const one: number = 111;\n");
  const result = await build();

  expect(result).toBe("built");
  expect(dist("room/one.js")).toContain("111");
  expect(existsSync(join(folder.path, "dist/room/two.js"))).toBe(false);
});

test("sources that do not compile leave dist/ as it was and name the mistake", async () => {
  await build();
  const before = dist("room/one.js");

  folder.write("room/one.ts", 'export const one: number = "one";\n');
  const message = await build();

  expect(message).toContain("room/one.ts(1,14): error TS2322");
  expect(dist("room/one.js")).toBe(before);
});

test("two builders at once compile once, and a reader never misses a file", async () => {
  await build();
  folder.write("room/one.ts", "export const one: number = 222;\n");
  let isBuilding = true;
  let missed = 0;
  const watch = () => {
    if (!isBuilding) return;
    for (const file of ["index.js", "room/one.js"]) if (!dist(file).includes("exports")) missed += 1;
    setImmediate(watch);
  };

  watch();
  const results = await Promise.all([build(), build()]).finally(() => (isBuilding = false));

  expect(results.sort()).toEqual(["built", "fresh"]);
  expect(missed).toBe(0);
  expect(dist("room/one.js")).toContain("222");
});

test("an installed package without sources has nothing to build", async () => {
  rmSync(join(folder.path, "tsconfig.build.json"));

  const result = await build();

  expect(result).toBe("no sources");
});

test("the program that Pulumi loads compiles itself when its sources changed", async () => {
  cpSync(join(checkout, "tools"), join(folder.path, "tools"), { recursive: true });
  const load = () => runNode(["--print", 'require("./tools/program.cjs").one'], process.env, folder.path);

  const first = await load();
  folder.write("room/one.ts", "export const one: number = 333;\n");
  const second = await load();
  folder.write("room/one.ts", "export const one: string = 333;\n");
  const third = await load();

  expect([first.output, second.output]).toEqual(["1\n", "333\n"]);
  expect(third.status).toBe(1);
  expect(third.errors).toContain("room/one.ts(1,14): error TS2322");
});
