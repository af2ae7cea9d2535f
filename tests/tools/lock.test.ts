import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { callTool } from "./call-tool";
import { temporaryFolder, type TemporaryFolder } from "./temporary-folder";

jest.setTimeout(30_000);

let folder: TemporaryFolder;
beforeEach(() => (folder = temporaryFolder()));
afterEach(() => folder.remove());

const underLock = (work: string) =>
  callTool<string>(
    "lock.mjs",
    `return tool.withLock(${JSON.stringify(join(folder.path, "a.lock"))}, ${work})`,
  );

test("takes over the lock of a process that died", async () => {
  const { pid } = spawnSync(process.execPath, ["--version"]);
  folder.write("a.lock", String(pid));

  const { result } = await underLock('() => "worked"');

  expect(result).toBe("worked");
});

test("releases the lock when the work fails", async () => {
  const failing = '() => { throw new Error("no luck"); }';

  const attempt = underLock(failing);

  await expect(attempt).rejects.toThrow("no luck");
  expect(existsSync(join(folder.path, "a.lock"))).toBe(false);
});

test("two processes never work at the same time", async () => {
  const inside = JSON.stringify(join(folder.path, "inside"));
  const work = `async () => {
    const { closeSync, openSync, rmSync } = await import("node:fs");
    for (let turn = 0; turn < 200; turn += 1) {
      closeSync(openSync(${inside}, "wx"));
      await new Promise(setImmediate);
      rmSync(${inside});
    }
    return "alone";
  }`;

  const answers = await Promise.all([underLock(work), underLock(work), underLock(work)]);

  expect(answers.map(({ result }) => result)).toEqual(["alone", "alone", "alone"]);
});
