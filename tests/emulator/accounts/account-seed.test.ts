import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AccountSeedError, readAccountSeed, readyLine } from "../../../emulator";
import cases from "../../matrix/account-seed-mistakes.json";
import { startTestEmulator } from "../../support/emulator";

const account = { uin: "100000000001", name: "one", secretId: "AKIDone1", secretKey: "emulator-only" };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "account-seed-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(content: string): string {
  const file = join(folder, "accounts.json");
  writeFileSync(file, content);
  return file;
}

function mistakesOf(file: string): readonly string[] {
  try {
    readAccountSeed(file);
    return [];
  } catch (error) {
    if (error instanceof AccountSeedError) return error.mistakes;
    throw error;
  }
}

interface Case {
  readonly name: string;
  readonly seed?: object;
  readonly change?: object;
  readonly account?: object;
  /** The start of each mistake's sentence, or a part of it. */
  readonly mistakes: readonly string[];
}

test.each(cases as readonly Case[])(
  "$name is named with its place",
  ({ seed, change, account: changed, mistakes }) => {
    const file = write(JSON.stringify(seed ?? { accounts: [{ ...account, ...changed }], ...change }));
    const found = mistakesOf(file);
    expect(found).toEqual(mistakes.map((mistake) => expect.stringContaining(mistake)));
  },
);

test("a missing file and one that is not JSON are named", () => {
  const noJson = write("{");
  const found = [...mistakesOf(join(folder, "absent.json")), ...mistakesOf(noJson)];
  expect(found).toEqual([expect.stringContaining("cannot be read"), expect.stringContaining("is not JSON")]);
});

test("an emulator starts with the accounts of a file, on a free port", async () => {
  const accounts = readAccountSeed(write(JSON.stringify({ accounts: [account] })));
  const emulator = await startTestEmulator({ accounts });
  const identity = await emulator.source.root.sts.GetCallerIdentity();
  await emulator.stop();
  expect(identity.AccountId).toBe("100000000001");
});

test("the ready line is one line of JSON: endpoint, and accounts with the source first", async () => {
  const emulator = await startTestEmulator();
  const line = readyLine(emulator);
  await emulator.stop();
  expect(line).not.toContain("\n");
  expect(JSON.parse(line)).toEqual({
    endpoint: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    accounts: [
      expect.objectContaining({ uin: "100018273645", secretId: "AKIDemulatorOnlySourceMain" }),
      expect.objectContaining({
        uin: "100026591483",
        users: expect.arrayContaining([
          {
            name: "dts-operator",
            uin: "100026591501",
            secretId: "AKIDemulatorOnlyTargetDtsOperator",
            secretKey: "emulator-only-key-TargetDtsOperator",
          },
        ]),
      }),
    ],
  });
});

test("a port in use is an error", async () => {
  const emulator = await startTestEmulator();
  const port = Number(new URL(emulator.endpoint).port);
  const second = startTestEmulator({ port });
  await expect(second).rejects.toMatchObject({ code: "EADDRINUSE" });
  await emulator.stop();
});
