import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sourceTrustPolicy } from "../../core/cam";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { durations, purchase } from "./dts/cloud";

const startsAt = Date.UTC(2026, 0, 1);
let folder: string;
let stateFile: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dts-cross-account-state-"));
  stateFile = join(folder, "state.jsonl");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A role, a sub-user with a key, temporary keys, a job with a history, and two refusals. */
async function live(emulator: TestEmulator) {
  const { source, target, clock } = emulator;
  const trust = JSON.stringify(sourceTrustPolicy({ targetUin: target.uin, externalId: "an-external-id" }));
  await source.root.cam.CreateRole({ RoleName: "kept", PolicyDocument: trust });
  await source.root.cam.CreateRole({ RoleName: "kept", PolicyDocument: trust }).catch(() => undefined);
  const user = await target.root.cam.AddUser({ Name: "kept", UseApi: 1 });
  const session = await target.root.sts.AssumeRole({
    RoleArn: `qcs::cam::uin/${source.uin}:roleName/kept`,
    RoleSessionName: "kept",
    ExternalId: "an-external-id",
  });
  const { JobIds } = await target.root.dts.CreateSyncJob(purchase);
  const JobId = JobIds![0]!;
  await target.root.dts.StartSyncJob({ JobId }).catch(() => undefined);
  emulator.dts.outOfBand.setLagProfile(JobId, [{ afterSeconds: 0, lagSeconds: 5 }]);
  clock.advance(1_000);
  await target.root.dts.IsolateSyncJob({ JobId });
  return { user, session, JobId };
}

/** The visible state, without the fields that differ in every answer. */
async function picture({ source, target, clock, world }: TestEmulator) {
  const withoutRequest = ({ RequestId: _id, ...answer }: { RequestId?: string }) => answer;
  return {
    now: clock.now(),
    roles: withoutRequest(await source.root.cam.DescribeRoleList({ Page: 1, Rp: 200 })),
    users: withoutRequest(await target.root.cam.ListUsers()),
    jobs: withoutRequest(await target.root.dts.DescribeSyncJobs({})),
    keys: world.keys.all().map(({ secretId, session }) => [secretId, session?.expiresAt]),
  };
}

test("a restart restores everything, work in progress included", async () => {
  const first = await startTestEmulator({ stateFile, startsAt });
  const { user, session, JobId } = await live(first);
  const before = await picture(first);
  await first.stop();
  const second = await startTestEmulator({ stateFile });
  expect(await picture(second)).toEqual(before);
  const ids = [...first.calls, ...second.calls].map(({ requestId }) => requestId);
  expect(new Set(ids).size).toBe(ids.length);
  const asUser = second.clientsOf({ secretId: user.SecretId!, secretKey: user.SecretKey! });
  await expect(asUser.sts.GetCallerIdentity()).resolves.toMatchObject({ UserId: String(user.Uin) });
  const { TmpSecretId, TmpSecretKey, Token } = session.Credentials!;
  const asRole = second.clientsOf({ secretId: TmpSecretId!, secretKey: TmpSecretKey!, token: Token! });
  await expect(asRole.sts.GetCallerIdentity()).resolves.toMatchObject({ Type: "CAMRole" });
  second.clock.advance(durations.isolate);
  const { JobList } = await second.target.root.dts.DescribeSyncJobs({ JobId });
  expect(JobList![0]).toMatchObject({ TradeStatus: "Isolated" });
  await second.stop();
});

test("an emulator killed in the middle of a line continues with the complete lines", async () => {
  // Left behind: the unfinished file and the lock of a dead process.
  const first = await startTestEmulator({ stateFile: join(folder, "killed.jsonl"), startsAt });
  await live(first);
  const before = await picture(first);
  writeFileSync(stateFile, `${readFileSync(join(folder, "killed.jsonl"), "utf8")}{"kind":"call","time":17`);
  writeFileSync(`${stateFile}.lock`, `${spawnSync("true").pid}\n`);
  const second = await startTestEmulator({ stateFile });
  expect((await picture(second)).roles).toEqual(before.roles);
  await second.source.root.cam.DeleteRole({ RoleName: "kept" });
  await second.stop();
  const third = await startTestEmulator({ stateFile });
  expect((await picture(third)).roles).toMatchObject({ TotalNum: 0 });
  await Promise.all([first, third].map((emulator) => emulator.stop()));
});

test("a file that is not a state is refused by its path and not changed", async () => {
  appendFileSync(stateFile, '{"name":"my thesis"}\n');
  const start = startTestEmulator({ stateFile });
  await expect(start).rejects.toThrow(/state\.jsonl cannot be used: line 1/);
  expect(readFileSync(stateFile, "utf8")).toBe('{"name":"my thesis"}\n');
});

test("a file in use is refused, and usable again after the other emulator has stopped", async () => {
  const first = await startTestEmulator({ stateFile, startsAt });
  const second = startTestEmulator({ stateFile });
  await expect(second).rejects.toThrow(
    new RegExp(`state\\.jsonl cannot be used: another emulator uses it \\(process ${process.pid}\\)`),
  );
  await first.source.root.cam.CreateGroup({ GroupName: "undisturbed" });
  await first.stop();
  const third = await startTestEmulator({ stateFile });
  await expect(third.source.root.cam.ListGroups({})).resolves.toMatchObject({ TotalNum: 2 });
  await third.stop();
});

test("a path that cannot be written is refused by name", async () => {
  const start = startTestEmulator({ stateFile: join(folder, "nowhere", "state.jsonl") });
  await expect(start).rejects.toThrow(/state\.jsonl cannot be used: ENOENT/);
});

test("only the owner of the state file can read it", async () => {
  const emulator = await startTestEmulator({ stateFile });
  await emulator.stop();
  expect(statSync(stateFile).mode & 0o077).toBe(0);
});

test("a state file that others could read becomes its owner's alone", async () => {
  await (await startTestEmulator({ stateFile })).stop();
  chmodSync(stateFile, 0o644);
  const emulator = await startTestEmulator({ stateFile });
  expect(statSync(stateFile).mode & 0o777).toBe(0o600);
  await emulator.stop();
});

test("loading a saved state replaces the state of another emulator", async () => {
  const [from, to] = [await startTestEmulator({ startsAt }), await startTestEmulator({ stateFile })];
  await live(from);
  await to.source.root.cam.CreateGroup({ GroupName: "forgotten" });
  to.loadState(from.saveState());
  expect(await picture(to)).toEqual(await picture(from));
  await expect(to.source.root.cam.ListGroups({})).resolves.toMatchObject({ TotalNum: 1 });
  expect(readFileSync(stateFile, "utf8")).not.toContain("forgotten");
  await Promise.all([from.stop(), to.stop()]);
});

test("the same calls get the same answers and leave the same log, ids included", async () => {
  const emulators = [await startTestEmulator({ startsAt }), await startTestEmulator({ startsAt })];
  const [one, other] = [await live(emulators[0]!), await live(emulators[1]!)];
  expect(one).toEqual(other);
  expect(emulators[0]!.calls).toEqual(emulators[1]!.calls);
  expect(emulators[0]!.saveState()).toBe(emulators[1]!.saveState());
  await Promise.all(emulators.map((emulator) => emulator.stop()));
});

test("concurrent clients get different ids", async () => {
  const emulator = await startTestEmulator({ dts: { maxUnusedJobs: 200 } });
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => emulator.target.root.dts.CreateSyncJob(purchase)),
  );
  expect(new Set(answers.map(({ JobIds }) => JobIds![0])).size).toBe(100);
  await emulator.stop();
});
