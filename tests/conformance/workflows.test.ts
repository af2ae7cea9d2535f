import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { packageRoot } from "../../cli/workspace/package-root";

const run = promisify(execFile);
const workflows = join(packageRoot, "pipelines/github");

let folder: string;
let actionlint: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dts-cross-account-actionlint-"));
  actionlint = join(folder, "actionlint");
  const source = "github.com/rhysd/actionlint/cmd/actionlint";
  await run("go", ["build", "-mod=readonly", "-o", actionlint, source], {
    cwd: join(__dirname, "actionlint"),
    env: { ...process.env, CGO_ENABLED: "0", GOWORK: "off" },
  });
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the linter finds, without the shell and Python checkers that a machine may have. */
async function findings(...files: readonly string[]): Promise<string> {
  const flags = ["-no-color", "-shellcheck=", "-pyflakes="];
  const { stdout } = await run(actionlint, [...flags, ...files]).catch((error: { stdout: string }) => error);
  return stdout;
}

test("actionlint finds nothing in the published workflows", async () => {
  const files = readdirSync(workflows).map((name) => join(workflows, name));
  expect(files).not.toEqual([]);

  expect(await findings(...files)).toBe("");
});

test("actionlint finds an expression with an undefined name", async () => {
  const file = join(folder, "wrong.yml");
  const steps = "[{ run: 'true', env: { A: '${{ needs.nobody.outputs.digest }}' } }]";
  writeFileSync(file, `on: push\njobs:\n  one:\n    runs-on: ubuntu-24.04\n    steps: ${steps}\n`);

  expect(await findings(file)).toContain('property "nobody" is not defined');
});
