import { execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { startEmulator, type Emulator } from "../../emulator";
import expected from "../matrix/conformance-go.json";

const run = promisify(execFile);

let emulator: Emulator;
let folder: string;
let program: string;

beforeAll(async () => {
  emulator = await startEmulator({ speed: 0, rateLimit: false });
  folder = mkdtempSync(join(tmpdir(), "dts-cross-account-go-"));
  program = join(folder, "clients");
  await build();
}, 600_000);

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await emulator.stop();
});

async function build(): Promise<void> {
  const source = join(__dirname, "go");
  await run("go", ["version"]).catch(() => {
    throw new Error(
      "The conformance tests need Go 1.21 or newer: `go` does not run. Install it: https://go.dev/dl",
    );
  });
  await run("go", ["build", "-mod=readonly", "-o", program, "."], { cwd: source });
}

test("the official Go clients of CAM and STS get the documented answers and codes", async () => {
  const [source, target] = emulator.accounts;
  const identity = ({ uin, secretId, secretKey }: NonNullable<typeof source>) => ({
    uin,
    secretId,
    secretKey,
  });
  const child = spawn(program, { stdio: ["pipe", "pipe", "inherit"] });

  child.stdin.end(
    JSON.stringify({
      endpoint: new URL(emulator.endpoint).host,
      source: identity(source!),
      target: identity(target!),
      externalId: "an-external-id",
    }),
  );
  const lines = (await text(child.stdout)).trim().split("\n");

  const codes = lines.map((line) => JSON.parse(line) as { name: string; code: string });
  expect(codes).toEqual(expected);
}, 60_000);
