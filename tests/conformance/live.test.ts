import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startEmulator, type Emulator } from "../../emulator";
import story from "../matrix/conformance-calls.json";
import openQuestions from "../matrix/open-questions.json";
import { compareWithCloud, liveCalls, removeRests, scrubbed, type Place } from "./support/live";
import { pythonEnvironment } from "./support/python-environment";
import { pythonSdk, tccli, type Client } from "./support/python-clients";
import { toClientCall, type Memory, type StoryCall } from "./support/story";

jest.setTimeout(600_000);

const calls = story as readonly StoryCall[];
const isLive = process.env["LIVE"] === "1";
const mayWrite = isLive && process.env["LIVE_WRITES"] === "1";
const everything = liveCalls(calls, ["reads", "writes"]);
/** What is sent to the real cloud. */
const sent = liveCalls(calls, mayWrite ? ["reads", "writes"] : ["reads"]);
const say = (text: string) => void process.stderr.write(`${text}\n`);

let emulators: Emulator[];
let clients: Record<StoryCall["client"], Client>;

beforeAll(async () => {
  say(announcement());
  say(
    `Open questions that only the real cloud answers:\n${openQuestions.map(({ question }) => `  - ${question}`).join("\n")}`,
  );
  const python = await pythonEnvironment();
  clients = { python: pythonSdk(python), tccli: tccli(python) };
  emulators = [await startEmulator({ rateLimit: false }), await startEmulator({ rateLimit: false })];
});

/** What this run sends to the real cloud and what it costs; printed before the first call. */
function announcement(): string {
  const services = [...new Set(sent.map(({ call }) => call.split(":")[0]))].join(", ");
  if (!isLive)
    return "NOT RUN: the comparison with the real cloud. It needs LIVE=1 and keys of two accounts in LIVE_SOURCE_SECRET_ID, …; see docs/emulator.md.";
  if (!mayWrite)
    return `LIVE=1: ${sent.length} calls (${services}) go to the real cloud. They only read: they purchase and change nothing, and no fee is published for them.`;
  return `LIVE=1 LIVE_WRITES=1: ${sent.length} calls (${services}) go to the real cloud. They create the role dts-conformance in the source account and the policy assume-dts-conformance on the operator in the target account, and remove both at the end. They purchase no job, and no fee is published for calls of CAM and STS.`;
}

afterAll(async () => {
  for (const client of Object.values(clients ?? {})) client.stop();
  for (const emulator of emulators ?? []) await emulator.stop();
});

/** One client for every call. tccli takes a second for each, which is wasted where the clients are not under test. */
const quick = () => ({ python: clients.python, tccli: clients.python });

function placeOf({ endpoint, accounts }: Emulator): Place {
  const [source, target] = accounts;
  const operator = target!.users.find(({ name }) => name === "dts-operator")!;
  return { endpointOf: () => endpoint, memory: memoryOf({ source: source!, target: target!, operator }) };
}

type Identity = Readonly<Record<"uin" | "secretId" | "secretKey", string>>;

function memoryOf(identities: Readonly<Record<"source" | "target" | "operator", Identity>>): Memory {
  const { source } = identities;
  const everybody = {
    ...identities,
    forger: { ...source, secretKey: "another" },
    stranger: { ...source, secretId: "AKIDstranger", secretKey: "another" },
  };
  return new Map<string, unknown>(
    Object.entries(everybody).flatMap(([name, parts]) => [
      ...(["uin", "secretId", "secretKey"] as const).map((part) => [`${name}.${part}`, parts[part]] as const),
      [`${name}.number`, Number(parts.uin)] as const,
    ]),
  );
}

/** Keys from the environment, such as LIVE_SOURCE_SECRET_ID, LIVE_SOURCE_SECRET_KEY and LIVE_SOURCE_UIN. */
function fromEnvironment(): Place {
  const read = (name: string) => {
    const value = process.env[name];
    if (!value) throw new Error(`LIVE=1 needs ${name}`);
    return value;
  };
  const identity = (name: string): Identity => ({
    uin: read(`LIVE_${name}_UIN`),
    secretId: read(`LIVE_${name}_SECRET_ID`),
    secretKey: read(`LIVE_${name}_SECRET_KEY`),
  });
  const domain = process.env["TENCENTCLOUD_DOMAIN"] ?? "tencentcloudapi.com";
  return {
    endpointOf: (service) => `https://${service}.${domain}`,
    memory: memoryOf({
      source: identity("SOURCE"),
      target: identity("TARGET"),
      operator: identity("OPERATOR"),
    }),
  };
}

test("by default only reading calls go to the real cloud, and no call ever purchases", () => {
  const live = liveCalls(calls, ["reads"]);

  const writing = live.filter(({ call }) => !/:(Get|List|Describe)/.test(call) || call.endsWith("Token"));

  expect(live).not.toEqual([]);
  expect(writing).toEqual([]);
  expect(everything.filter(({ call }) => /^(dts|finance):(?!Describe)/.test(call))).toEqual([]);
});

test("two clouds that are the same show no difference, and one that is not shows where", async () => {
  // An emulator plays the cloud, with one answer changed.
  const [cloud, emulator] = emulators;
  const before = emulators.map(grantsIn);
  cloud!.faults.add({ action: "GetUserAppId", kind: { errorCode: "InternalError" } });

  const records = await compareWithCloud(everything, clients, placeOf(cloud!), placeOf(emulator!));

  const different = records.filter((record) => record.cloud !== record.emulator);
  expect(different).toMatchObject([{ call: "cam:GetUserAppId", cloud: "InternalError", emulator: "ok" }]);
  expect(different[0]!.differences).toContain(".response.Uin: cloud absent, emulator string");
  const others = records.filter((record) => !different.includes(record));
  expect(others.flatMap((record) => record.differences)).toEqual([]);
  expect(JSON.stringify(records)).not.toContain(cloud!.accounts[0]!.uin);
  // Every call was made, and what they created is removed.
  expect(records.map(({ name }) => name)).toEqual(everything.map(({ name }) => name));
  expect(emulators.map(grantsIn)).toEqual(before);
  cloud!.faults.clear();
});

test("a role and a policy that exist before a run with writes stay as they are", async () => {
  // The cloud already has both under the names that the story uses.
  const [taken, emulator] = emulators;
  const [source, target] = taken!.accounts;
  const [role, policy] = ["a role for the other account", "a policy that allows it to assume the role"].map(
    (name) => calls.find((call) => call.name === name)!,
  );
  const parametersOf = (call: StoryCall) =>
    toClientCall({ ...call, as: "source" }, () => "", placeOf(taken!).memory).parameters;
  await act(taken!, source!.uin, "CreateRole", parametersOf(role!));
  await act(taken!, target!.uin, "CreatePolicy", parametersOf(policy!));
  const before = grantsIn(taken!);

  const records = await compareWithCloud(everything, quick(), placeOf(taken!), placeOf(emulator!));

  const differing = records.filter((record) => record.cloud !== record.emulator).map(({ cloud }) => cloud);
  expect(differing).toContain("InvalidParameter.RoleNameInUse");
  expect(grantsIn(taken!)).toEqual(before);
});

test("what an interrupted run has created is removed", async () => {
  const [cloud, emulator] = [
    await startEmulator({ rateLimit: false }),
    await startEmulator({ rateLimit: false }),
  ];
  emulators.push(cloud, emulator);
  const before = grantsIn(cloud);
  const place = placeOf(cloud);
  const half = everything.slice(
    0,
    everything.findIndex(({ name }) => name === "the role"),
  );
  await compareWithCloud(half, quick(), place, placeOf(emulator));
  const left = grantsIn(cloud);

  await removeRests(everything, quick(), place);

  expect(left).not.toEqual(before);
  expect(grantsIn(cloud)).toEqual(before);
});

/** Every role and custom policy with what is attached to it, and what is attached to the users. */
function grantsIn({ world: { accounts } }: Emulator) {
  return accounts.map(({ roles, policies, users }) => ({
    roles: [...roles.values()].map(({ roleName, attachments }) => [roleName, [...attachments.keys()]]),
    policies: [...policies.values()].map(({ policyName }) => policyName),
    users: [...users.values()].map(({ name, attachments }) => [name, [...attachments.keys()]]),
  }));
}

async function act(emulator: Emulator, as: string, action: string, parameters: object): Promise<void> {
  const body = JSON.stringify({ as, service: "cam", action, parameters });
  const { status } = await fetch(`${emulator.endpoint}/_emulator/acts`, { method: "POST", body });
  expect(status).toBe(200);
}

test("a record holds no secret, no identity and no account number", () => {
  const memory: Memory = new Map([["source.uin", "100018273645"]]);
  const answer = {
    Arn: "qcs::cam:100018273645:uin/100018273645",
    AppId: 1302847561,
    SecretKey: "open sesame",
    Text: "by AKIDsomebody",
    Total: 3,
  };

  const clean = scrubbed(answer, memory);

  expect(clean).toEqual({
    Arn: "qcs::cam:<source.uin>:uin/<source.uin>",
    AppId: "<number>",
    SecretKey: "***",
    Text: "by ***",
    Total: 3,
  });
});

(isLive ? test : test.skip)("the real cloud answers as the emulator does (LIVE=1)", async () => {
  const place = fromEnvironment();

  const records = await compareWithCloud(sent, clients, place, placeOf(emulators[1]!)).catch(
    async (error) => {
      await removeRests(sent, clients, place);
      throw error;
    },
  );
  const folder = join(__dirname, "recorded");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${new Date().toISOString().slice(0, 10)}.json`);
  writeFileSync(file, `${JSON.stringify(records, null, 2)}\n`);
  say(`The answers, scrubbed, are in ${file}.`);

  expect(records.filter(({ cloud, emulator }) => cloud !== emulator)).toEqual([]);
});
