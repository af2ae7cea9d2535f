import { execFile } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { temporaryFolder, type TemporaryFolder } from "./temporary-folder";

const checkout = join(__dirname, "../..");
const launcher = "pulumi-language-nodejs";

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
  folder.write(`bin/${launcher}-built`, `#!/bin/sh\nprintf '%s\\n' "$@"\n`, 0o755);
  copyFileSync(join(checkout, "tools/engine/launcher", launcher), join(folder.path, "bin", launcher));
});
afterEach(() => folder.remove());

/** What the host is started with in a project whose file is this. */
async function hostParameters(projectFile: string): Promise<string[]> {
  folder.write("Pulumi.yaml", projectFile);
  const { stdout } = await promisify(execFile)("sh", [`bin/${launcher}`, "127.0.0.1:1"], {
    cwd: folder.path,
  });
  return stdout.trim().split("\n");
}

test("the built language host is started with the options of our Pulumi.yaml", async () => {
  const parameters = await hostParameters(readFileSync(join(checkout, "Pulumi.yaml"), "utf8"));

  expect(parameters).toEqual(["-typescript=false", "127.0.0.1:1"]);
});

test.each([
  ["nothing", "name: p\nruntime: nodejs\n", []],
  ["several", 'runtime:\n  options:\n    nodeargs: "--a --b=c"\n', ["-nodeargs=--a --b=c"]],
])("a project with %s to pass on", async (_name, projectFile, passedOn) => {
  const parameters = await hostParameters(projectFile);

  expect(parameters).toEqual([...passedOn, "127.0.0.1:1"]);
});
