import { roleLogic, type RoleInputs, type RoleOutputs } from "../../dynamic-providers/cam-role/logic";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { startJobBench, type JobBench } from "../support/job-bench";
import { ProviderProcess } from "../support/provider-process";
import { SmallEngine } from "../support/small-engine";

const hour = 3_600_000;
const inUtc = (time: number) => new Date(time).toISOString().replace(/\.\d{3}Z$/, "Z");

describe("a role whose grant ends", () => {
  let emulator: TestEmulator;
  let inputs: RoleInputs;
  let engine: SmallEngine<RoleInputs, RoleOutputs>;

  beforeEach(async () => {
    emulator = await startTestEmulator();
    const { source, target, clock } = emulator;
    inputs = {
      connection: {
        accountUin: source.uin,
        region: "ap-guangzhou",
        credentials: "environment:TENCENTCLOUD_SOURCE",
      },
      roleName: "dts-orders",
      trustedPrincipals: [`qcs::cam::uin/${target.uin}:root`],
      externalId: "the-external-id",
      expires: inUtc(clock.now() + hour),
      sessionDurationSeconds: 7200,
      description: "for the target",
      owner: "organization/dts-cross-account/source/orders-role",
    };
    engine = new SmallEngine(roleLogic);
    expect(await up()).toBe("ok");
  });
  afterEach(() => emulator.stop());

  const up = (next = inputs) => engine.up(next, new ProviderProcess(emulator));
  const assume = () =>
    emulator.target.root.sts.AssumeRole({
      RoleArn: `qcs::cam::uin/${emulator.source.uin}:roleName/dts-orders`,
      RoleSessionName: "test",
      ExternalId: "the-external-id",
    });

  test("admits no caller from then on: CAM itself refuses", async () => {
    // Given a role that can be assumed
    await expect(assume()).resolves.toHaveProperty("Credentials");
    // When its hour is over, without any run of ours
    emulator.clock.advance(hour);
    await expect(assume()).rejects.toMatchObject({ code: "UnauthorizedOperation" });
  });

  test("is no drift, whenever it is looked at", async () => {
    // Given / When
    emulator.clock.advance(2 * hour);
    expect(await engine.refresh(new ProviderProcess(emulator))).toBe("ok");
    expect(engine.isSettled(inputs)).toBe(true);
  });

  test("is not ended by a new time in the past, unless that is allowed", async () => {
    // Given a role in use; when its end is moved to the past
    const ended = { ...inputs, expires: inUtc(emulator.clock.now() - hour) };
    const problems = await roleLogic.check(ended, new ProviderProcess(emulator).context, inputs);

    // Then preview refuses that, and says what it costs
    expect(problems).toEqual([
      expect.objectContaining({ code: "role.endsAtOnce", path: "grants[].expires" }),
    ]);
    expect(await up({ ...ended, allowEnded: true })).toBe("ok");
    await expect(assume()).rejects.toMatchObject({ code: "UnauthorizedOperation" });
  });

  test("whose time has passed does not stop other changes of the grant", async () => {
    const olds = { ...inputs, expires: inUtc(emulator.clock.now() - hour) };
    const news = { ...olds, description: "changed" };

    expect(await roleLogic.check(news, new ProviderProcess(emulator).context, olds)).toEqual([]);
  });

  test("is given a later end in place, and opens again", async () => {
    // Given an ended grant
    emulator.clock.advance(2 * hour);
    const writes = emulator.calls.length;
    // When it is prolonged
    expect(await up({ ...inputs, expires: inUtc(emulator.clock.now() + hour) })).toBe("ok");
    // Then one document was written, and the role can be assumed
    const made = emulator.calls.slice(writes).map(({ action = "" }) => action);
    expect(made.filter((action) => !/^Get/.test(action))).toEqual(["UpdateAssumeRolePolicy"]);
    await expect(assume()).resolves.toHaveProperty("Credentials");
  });

  test("has its end taken away in place", async () => {
    // Given / When
    const { expires: _expires, ...endless } = inputs;
    expect(await up(endless)).toBe("ok");
    emulator.clock.advance(2 * hour);
    await expect(assume()).resolves.toHaveProperty("Credentials");
    expect(engine.isSettled(endless)).toBe(true);
  });
});

describe("a job through a grant that ends", () => {
  let bench: JobBench;
  beforeEach(async () => {
    bench = await startJobBench();
    const expires = inUtc(bench.emulator.clock.now() + hour);
    timeBoxed = { ...bench.inputs, source: { ...bench.inputs.source, expires } };
  });
  let timeBoxed: JobBench["inputs"];

  const up = async (changes: Partial<JobBench["inputs"]> = {}) => {
    const result = await bench.engine.up({ ...timeBoxed, ...changes }, bench.process());
    return typeof result === "object" ? (result.error as Error).message : result;
  };
  const job = () => bench.jobs()[0];

  test("is not purchased once it has ended: the key and the fix are named", async () => {
    // Given an ended grant
    bench.emulator.clock.advance(2 * hour);
    const said = await up();
    // Then nothing was purchased, and the role was not even assumed
    expect(said).toMatch(/expired at .*\n.*source stack: grants\[\]\.expires\n.*later `expires`/);
    expect(["CreateSyncJob", "AssumeRole"].map(bench.countCalls)).toEqual([0, 0]);
  });

  test("runs on when it has ended, and can still be changed, paused and destroyed", async () => {
    // Given a running job whose grant has ended
    expect(await up()).toBe("ok");
    bench.emulator.clock.advance(2 * hour);
    // When it is left, changed, and paused
    expect(await up()).toBe("ok");
    expect(job()?.status).toBe("Running");
    expect(await up({ rateLimit: { syncThreads: 8 } })).toBe("ok");
    expect(await up({ desiredState: "paused" })).toBe("ok");
    // Then it is not started again, and destroying it needs no grant
    expect(await up({ desiredState: "running" })).toMatch(/expired at/);
    expect(job()?.status).toBe("Paused");
    expect(bench.countCalls("ContinueSyncJob")).toBe(0);
    expect(await bench.engine.destroy(bench.process())).toBe("ok");
    expect(bench.jobs()).toEqual([]);
  });
});
