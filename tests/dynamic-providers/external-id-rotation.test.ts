import { roleLogic, type RoleInputs, type RoleOutputs } from "../../dynamic-providers/cam-role/logic";
import {
  externalIdLogic,
  type ExternalIdInputs,
  type ExternalIdOutputs,
} from "../../dynamic-providers/external-id/logic";
import { syncJobLogic as jobLogic } from "../../dynamic-providers/dts-sync-job/logic";
import { unknownValue } from "../../dynamic-providers/host/resource-logic";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { startJobBench, type JobBench } from "../support/job-bench";
import { ProviderProcess } from "../support/provider-process";
import { SmallEngine } from "../support/small-engine";

/** What a source stack says of one grant's external ID. */
interface Declared {
  readonly keeper?: number;
  readonly accepts?: boolean;
  /** One of their own, instead of a generated one. */
  readonly own?: string;
  readonly ownBefore?: string;
}

let emulator: TestEmulator;
let ids: SmallEngine<ExternalIdInputs, ExternalIdOutputs>;
let roles: SmallEngine<RoleInputs, RoleOutputs>;

beforeEach(async () => {
  emulator = await startTestEmulator();
  ids = new SmallEngine(externalIdLogic);
  roles = new SmallEngine(roleLogic);
});
afterEach(() => emulator.stop());

/** `pulumi up` of the grant: the external ID first, then the role with what came out of it. */
async function up({ keeper = 1, accepts, own, ownBefore }: Declared = {}): Promise<string> {
  const process = new ProviderProcess(emulator);
  if (!own) {
    const inputs = { keeper: String(keeper), ...(accepts ? { isPreviousAccepted: true } : {}) };
    const said = messageOf(await ids.up(inputs, process));
    if (said !== "ok") return said;
  }
  const { value, previousValue } = ids.state?.outputs ?? {};
  const externalId = own ?? value;
  const previousExternalId = ownBefore ?? (accepts ? (own ? value : previousValue) : undefined);
  return messageOf(await roles.up({ ...role(), externalId, previousExternalId }, process));
}

function messageOf(result: Awaited<ReturnType<typeof ids.up>>): string {
  return typeof result === "object" ? (result.error as Error).message : result;
}

function role(): RoleInputs {
  return {
    connection: {
      accountUin: emulator.source.uin,
      region: "ap-guangzhou",
      credentials: "environment:TENCENTCLOUD_SOURCE",
    },
    roleName: "dts-orders",
    trustedPrincipals: [`qcs::cam::uin/${emulator.target.uin}:root`],
    sessionDurationSeconds: 7200,
    description: "for the target",
    owner: "organization/dts-cross-account/source/orders-role",
  };
}

/** What the source's outputs hand out: what the role has taken. */
const handedOut = () => roles.state?.outputs.externalId ?? "";
const assume = (ExternalId: string) =>
  emulator.target.root.sts.AssumeRole({
    RoleArn: `qcs::cam::uin/${emulator.source.uin}:roleName/dts-orders`,
    RoleSessionName: "test",
    ExternalId,
  });

describe("a rotation in two phases", () => {
  test("under load: no AssumeRole with the ID that is handed out ever fails", async () => {
    // Given a grant in use, by callers who look up the ID and present it, again and again
    expect(await up()).toBe("ok");
    let isOver = false;
    let failures = 0;
    let successes = 0;
    const hammer = async () => {
      while (!isOver) {
        await assume(handedOut()).then(
          () => (successes += 1),
          () => (failures += 1),
        );
      }
    };
    const callers = Array.from({ length: 8 }, hammer);
    const seen = new Set<string>();

    // When the ID is rotated twice, phase by phase
    for (const step of [
      { keeper: 2, accepts: true },
      { keeper: 2 },
      { keeper: 3, accepts: true },
      { keeper: 3 },
    ]) {
      const before = successes;
      expect(await up(step)).toBe("ok");
      seen.add(handedOut());
      while (successes < before + 20) await new Promise(setImmediate);
    }
    isOver = true;
    await Promise.all(callers);

    expect(failures).toBe(0);
    expect(successes).toBeGreaterThan(80);
    expect(seen.size).toBe(2);
  });

  test("phase 1 accepts both, phase 2 only the new one", async () => {
    await up();
    const first = handedOut();
    // When / Then
    expect(await up({ keeper: 2, accepts: true })).toBe("ok");
    const second = handedOut();
    expect(second).not.toBe(first);
    await expect(assume(first)).resolves.toHaveProperty("Credentials");
    await expect(assume(second)).resolves.toHaveProperty("Credentials");
    expect(await up({ keeper: 2 })).toBe("ok");
    await expect(assume(first)).rejects.toMatchObject({ code: "UnauthorizedOperation" });
    await expect(assume(second)).resolves.toHaveProperty("Credentials");
    expect(handedOut()).toBe(second);
  });

  test("neither phase writes anything else than the trust, and a repeated run writes nothing", async () => {
    await up();
    const before = emulator.calls.length;
    for (const step of [
      { keeper: 2, accepts: true },
      { keeper: 2, accepts: true },
      { keeper: 2 },
      { keeper: 2 },
    ]) {
      expect(await up(step)).toBe("ok");
    }
    const made = emulator.calls.slice(before).map(({ action = "" }) => action);
    expect(made.filter((action) => !/^Get/.test(action))).toEqual([
      "UpdateAssumeRolePolicy",
      "UpdateAssumeRolePolicy",
    ]);
  });

  test("from a generated one to one of their own, and back", async () => {
    await up();
    const generated = handedOut();
    // When it becomes one of their own, in two phases
    expect(await up({ own: "partner-7f3a", accepts: true })).toBe("ok");
    await expect(assume(generated)).resolves.toHaveProperty("Credentials");
    expect(await up({ own: "partner-7f3a" })).toBe("ok");
    await expect(assume(generated)).rejects.toMatchObject({ code: "UnauthorizedOperation" });
    // Then the way back accepts theirs for a while
    ids.state = undefined;
    expect(await up({ ownBefore: "partner-7f3a" })).toBe("ok");
    await expect(assume("partner-7f3a")).resolves.toHaveProperty("Credentials");
    await expect(assume(handedOut())).resolves.toHaveProperty("Credentials");
  });
});

describe("a step that would shut out an ID in use is refused, and nothing is changed", () => {
  const begun = { keeper: 2, accepts: true };
  test.each<[string, readonly Declared[], Declared, RegExp]>([
    ["another ID without a phase", [{}], { keeper: 2 }, /lock out[^]*acceptPreviousExternalId/],
    ["a third ID in the midst", [{}, begun], { keeper: 3, accepts: true }, /not finished[^]*phase 2/],
    ["a third ID that also ends it", [{}, begun], { keeper: 3 }, /not finished/],
    ["a number that is not the next", [{}], { keeper: 4, accepts: true }, /not the next one[^]*: 2/],
    ["the number before", [{}, begun, { keeper: 2 }], { keeper: 1, accepts: true }, /not the next one/],
    ["an ID that was shut out", [{}, begun, { keeper: 2 }], begun, /cannot be accepted again/],
    ["one of their own without a phase", [{}], { own: "partner-7f3a" }, /handed out so far/],
    [
      "another one of their own without a phase",
      [{ own: "partner-7f3a" }],
      { own: "partner-9c1b" },
      /handed out so far/,
    ],
    [
      "a third one of their own in the midst",
      [{ own: "partner-7f3a" }, { own: "partner-9c1b", ownBefore: "partner-7f3a" }],
      { own: "partner-0d2e", ownBefore: "partner-9c1b" },
      /middle of a rotation/,
    ],
  ])("%s", async (_step, history, wrong, words) => {
    // Given a grant and what was done with it
    for (const step of history) expect(await up(step)).toBe("ok");
    const id = handedOut();
    const writes = () => emulator.calls.filter(({ action = "" }) => /^(Update|Create|Delete)/.test(action));
    const before = writes().length;
    const said = await up(wrong);
    expect(said).toMatch(words);
    expect(writes()).toHaveLength(before);
    await expect(assume(id)).resolves.toHaveProperty("Credentials");
  });

  test("what preview cannot know yet is not refused by guess", async () => {
    // Given a role whose next external ID only the deployment will know
    await up();
    const { context } = new ProviderProcess(emulator);
    const problems = await roleLogic.check(
      { ...role(), externalId: unknownValue, previousExternalId: unknownValue },
      context,
      roles.state!.outputs,
    );
    expect(problems).toEqual([]);
  });
});

test.each([
  ["phase 1", { externalId: "new-one", previousExternalId: "old-one" }, { externalId: "old-one" }, "Begins"],
  ["phase 2", { externalId: "new-one" }, { externalId: "new-one", previousExternalId: "old-one" }, "Ends"],
])("preview says what %s does", async (_phase, news, olds, word) => {
  // Given / When
  const outputs = { ...role(), ...olds, roleId: "1", roleArn: "arn" };
  const { explanations } = roleLogic.diff(outputs, { ...role(), ...news }, "dts-orders");
  expect(explanations.map(({ code }) => code)).toEqual([`role.rotation${word}`]);
});

describe("a job that runs while the external ID is rotated", () => {
  let bench: JobBench;
  beforeEach(async () => {
    bench = await startJobBench();
    await bench.emulator.source.root.cam.UpdateAssumeRolePolicy({
      RoleName: "dts-orders",
      PolicyDocument: JSON.stringify({
        version: "2.0",
        statement: [
          {
            action: "name/sts:AssumeRole",
            effect: "allow",
            principal: { qcs: [`qcs::cam::uin/${bench.emulator.target.uin}:root`] },
            condition: { string_equal: { "sts:external_id": ["the-external-id", "the-new-one"] } },
          },
        ],
      }),
    });
  });

  const up = (changes: object = {}) => {
    const source = { ...bench.inputs.source, ...changes };
    return bench.engine.up({ ...bench.inputs, source }, bench.process());
  };
  const explained = (externalId: string) => {
    const { outputs, id } = bench.engine.state!;
    const news = { ...bench.inputs, source: { ...bench.inputs.source, externalId } };
    return jobLogic.diff(outputs, news, id).explanations.map(({ code }) => code);
  };

  test("keeps the old one, and every preview names it until it is reconfigured", async () => {
    // Given a running job
    expect(await up()).toBe("ok");
    expect(bench.engine.state?.outputs.usesCurrentExternalId).toBe(true);

    // When its grant hands out a new ID and the target takes it up
    expect(explained("the-new-one")).toContain("syncJob.oldExternalId");
    expect(await up({ externalId: "the-new-one" })).toBe("ok");

    // Then it was neither configured nor started again, and it is said from then on
    expect(["ConfigureSyncJob", "StartSyncJob"].map(bench.countCalls)).toEqual([1, 1]);
    expect(bench.engine.state?.outputs.usesCurrentExternalId).toBe(false);
    expect(explained("the-new-one")).toEqual(["syncJob.oldExternalId"]);

    // And a reconfigured job uses the new one
    await bench.emulator.target.root.dts.StopSyncJob({ JobId: bench.jobs()[0]?.id ?? "" });
    bench.emulator.clock.advance(60_000);
    await bench.engine.refresh(bench.process());
    const reset = { ...bench.inputs, whenStopped: "reset" as const };
    const source = { ...reset.source, externalId: "the-new-one" };
    expect(await bench.engine.up({ ...reset, source }, bench.process())).toBe("ok");
    expect(bench.countCalls("ConfigureSyncJob")).toBe(2);
    expect(bench.engine.state?.outputs.usesCurrentExternalId).toBe(true);
    expect(explained("the-new-one")).not.toContain("syncJob.oldExternalId");
  });
});
