import { existsSync } from "node:fs";
import { join } from "node:path";
import { callTool } from "./call-tool";
import { temporaryFolder, type TemporaryFolder } from "./temporary-folder";

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
  folder.write("path/apt-get", `#!/bin/sh\necho "$@" >> "${join(folder.path, "apt.log")}"\n`, 0o755);
});
afterEach(() => folder.remove());

function addProgram(name: string): void {
  folder.write(`path/${name}`, "#!/bin/sh\nexit 0\n", 0o755);
}

const lanesToSkip = (environment: object, isRoot = true) =>
  callTool<string[]>(
    "outside-programs.mjs",
    `return tool.lanesToSkip(${JSON.stringify(environment)}, ${isRoot})`,
    { PATH: join(folder.path, "path") },
  );
const isInstalling = () => existsSync(join(folder.path, "apt.log"));

test("a person's machine skips the lanes of missing programs, one line each, and installs nothing", async () => {
  addProgram("python3");

  const { result, printed } = await lanesToSkip({});

  expect(result).toEqual(["browser", "conformance"]);
  expect(printed.trim().split("\n")).toEqual([
    "SKIPPED: the browser tests, because chromium cannot be run here.",
    "SKIPPED: the conformance tests, because go cannot be run here.",
  ]);
  expect(isInstalling()).toBe(false);
});

test("a machine with all programs skips nothing and prints nothing", async () => {
  ["chromium", "python3", "go"].forEach(addProgram);

  const { result, printed } = await lanesToSkip({});

  expect({ result, printed: printed.trim() }).toEqual({ result: [], printed: "" });
});

test.each([
  { user: "root", isRoot: true },
  { user: "another user", isRoot: false },
])("CI skips nothing, and installs as $user: $isRoot", async ({ isRoot }) => {
  const { result } = await lanesToSkip({ CI: "true" }, isRoot);

  expect(result).toEqual([]);
  expect(isInstalling()).toBe(isRoot);
});
