import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import cases from "../matrix/engine-origins.json";
import { callTool } from "./call-tool";
import { temporaryFolder, type TemporaryFolder } from "./temporary-folder";

type Answer =
  | { found: true; engine: { version: string; directory: string; origin: string } }
  | { found: false; refusals: { origin: string; reason: string }[] };

const PROGRAMS = ["pulumi", "pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"];
const CACHED = "cache/dts-cross-account/engine/3.232.0/bin";

/** A Go that "builds" a program which prints the pinned version, and logs that it ran. */
const fakeGo = (log: string) => `#!/bin/sh
echo build >> "${log}"
while [ "$1" != "-o" ]; do shift; done
printf '#!/bin/sh\\necho v3.232.0\\n' > "$2"
PATH=/usr/bin:/bin chmod 755 "$2"
`;

jest.setTimeout(30_000);

let folder: TemporaryFolder;
beforeEach(() => (folder = temporaryFolder()));
afterEach(() => folder.remove());

function addProgram(path: string, version = "3.232.0") {
  folder.write(path, `#!/bin/sh\necho v${version}\n`, 0o755);
}

function addGo() {
  folder.write("path/go", fakeGo(join(folder.path, "go.log")), 0o755);
}

/** A machine whose network never answers: a request gets no connection. */
function environment(forced?: string): NodeJS.ProcessEnv {
  const silent = folder.write("silent-network.mjs", "globalThis.fetch = () => new Promise(() => {});\n");
  return {
    HOME: join(folder.path, "home"),
    XDG_CACHE_HOME: join(folder.path, "cache"),
    PATH: join(folder.path, "path"),
    NODE_OPTIONS: `--import=${pathToFileURL(silent).href}`,
    ...(forced ? { DTS_CROSS_ACCOUNT_ENGINE: forced } : {}),
  };
}

const findEngine = (forced?: string) =>
  callTool<Answer>("engine.mjs", "return tool.findEngine({ connectMilliseconds: 200 })", environment(forced));

test.each(cases)("$title", async ({ path, cache, go, forced, expected }) => {
  if (path) {
    addProgram("path/pulumi", path.pulumi);
    if (path.host) addProgram("path/pulumi-language-nodejs");
    if (path.launcher) addProgram("path/pulumi-resource-pulumi-nodejs");
  }
  if (cache) PROGRAMS.forEach((program) => addProgram(`${CACHED}/${program}`));
  if (go) addGo();

  const { result } = await findEngine(forced);

  if (result.found) {
    expect({ origin: result.engine.origin, version: result.engine.version }).toEqual(expected);
    expect(readdirSync(result.engine.directory)).toEqual(expect.arrayContaining(PROGRAMS));
  } else {
    expect({ refused: result.refusals.map(({ origin }) => origin) }).toEqual(expected);
  }
});

test("a cached engine with an older launcher of ours gets the present one", async () => {
  PROGRAMS.forEach((program) => addProgram(`${CACHED}/${program}`));
  const name = "pulumi-resource-pulumi-nodejs";
  const launcher = join(__dirname, "../../tools/engine/launcher", name);

  await findEngine("cache");

  const cached = join(folder.path, CACHED, name);
  expect(readFileSync(cached, "utf8")).toBe(readFileSync(launcher, "utf8"));
  expect(statSync(cached).mode & 0o111).toBe(0o111);
});

test("two checkouts that need an engine at once build it once", async () => {
  addGo();

  const [first, second] = await Promise.all([findEngine("go"), findEngine("go")]);

  expect([first.result.found, second.result.found]).toEqual([true, true]);
  const builds = readFileSync(join(folder.path, "go.log"), "utf8").trim().split("\n");
  expect(builds).toHaveLength(2); // the host and the engine
  expect(readdirSync(join(folder.path, "cache/dts-cross-account/engine"))).toEqual(["3.232.0"]);
});

test("a build that yields another version than the pinned one is refused and leaves nothing", async () => {
  folder.write("path/go", fakeGo(join(folder.path, "go.log")).replace("v3.232.0", "v3.1.0"), 0o755);

  const { result } = await findEngine("go");

  expect(result).toEqual({
    found: false,
    refusals: [{ origin: "go", reason: expect.stringContaining("version 3.1.0, not 3.232.0") }],
  });
  expect(readdirSync(join(folder.path, "cache/dts-cross-account/engine"))).toEqual([]);
});

test("without any engine the error names three ways to get one, and nothing is recorded", async () => {
  folder.write("checkout/package.json", JSON.stringify({ dependencies: { "@pulumi/pulumi": "3.232.0" } }));
  const checkout = JSON.stringify(join(folder.path, "checkout"));

  const { result: message } = await callTool<string>(
    "engine.mjs",
    `return tool.ensureEngine({ checkout: ${checkout}, connectMilliseconds: 200 }).catch((error) => error.message)`,
    environment(),
  );

  expect(message).toContain("1. Install Pulumi 3.216.0 or later");
  expect(message).toContain("2. Give this machine network access");
  expect(message).toContain("3. Install Go");
  expect(message).toContain("no connection to Pulumi's download server");
  expect(existsSync(join(folder.path, "checkout/node_modules"))).toBe(false);
});

test("the engine's wrapper module pins the version of the SDK in package.json", async () => {
  const checkout = join(__dirname, "../..");

  const { result } = await callTool<[string, string]>(
    "engine/versions.mjs",
    `return [
      tool.pinnedEngineVersion(${JSON.stringify(checkout)}),
      tool.pinnedModuleVersion(${JSON.stringify(join(checkout, "tools/engine/pulumi"))}, "github.com/pulumi/pulumi/pkg/v3"),
    ]`,
  );

  expect(result[1]).toBe(result[0]);
});
