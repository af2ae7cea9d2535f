import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startEmulator, type Emulator } from "../../emulator";
import story from "../matrix/conformance-calls.json";
import openQuestions from "../matrix/open-questions.json";
import { compareWithCloud, scrubbed, type Place } from "./support/live";
import { pythonEnvironment } from "./support/python-environment";
import { pythonSdk, tccli, type Client } from "./support/python-clients";
import type { Memory, StoryCall } from "./support/story";

jest.setTimeout(600_000);

const calls = story as readonly StoryCall[];
const isLive = process.env["LIVE"] === "1";
const say = (text: string) => void process.stderr.write(`${text}\n`);

let emulators: Emulator[];
let clients: Record<StoryCall["client"], Client>;

beforeAll(async () => {
  const sent = calls.filter(({ live }) => live).map(({ call }) => call);
  const services = [...new Set(sent.map((call) => call.split(":")[0]))].join(", ");
  say(
    isLive
      ? `LIVE=1: ${sent.length} calls (${services}) go to the real cloud. They read only: nothing is bought or changed, and no fee is published for them.`
      : "The real cloud is not asked; LIVE=1 and keys of two accounts in LIVE_SOURCE_SECRET_ID, … do it (docs/emulator.md).",
  );
  say(
    `Open questions that only the real cloud answers:\n${openQuestions.map(({ question }) => `  - ${question}`).join("\n")}`,
  );
  const python = await pythonEnvironment();
  clients = { python: pythonSdk(python), tccli: tccli(python) };
  emulators = [await startEmulator({ rateLimit: false }), await startEmulator({ rateLimit: false })];
});

afterAll(async () => {
  for (const client of Object.values(clients ?? {})) client.stop();
  for (const emulator of emulators ?? []) await emulator.stop();
});

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
  return new Map(
    Object.entries(everybody).flatMap(([name, parts]) =>
      (["uin", "secretId", "secretKey"] as const).map((part) => [`${name}.${part}`, parts[part]] as const),
    ),
  );
}

/** Keys of the environment, such as LIVE_SOURCE_SECRET_ID, LIVE_SOURCE_SECRET_KEY and LIVE_SOURCE_UIN. */
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

test("only calls that read are marked as ones for the real cloud", () => {
  // Given
  const live = calls.filter(({ live: isMarked }) => isMarked);
  // When
  const writing = live.filter(({ call }) => !/:(Get|List|Describe)/.test(call) || call.endsWith("Token"));
  // Then
  expect(live.length).toBeGreaterThanOrEqual(8);
  expect(writing).toEqual([]);
});

test("two clouds that are the same show no difference, and one that is not shows where", async () => {
  // Given: an emulator that plays the cloud, with one answer changed
  const [cloud, emulator] = emulators;
  cloud!.faults.add({ action: "GetUserAppId", kind: { errorCode: "InternalError" } });
  // When
  const records = await compareWithCloud(calls, clients, placeOf(cloud!), placeOf(emulator!));
  // Then
  const different = records.filter((record) => record.cloud !== record.emulator);
  expect(different).toMatchObject([{ call: "cam:GetUserAppId", cloud: "InternalError", emulator: "ok" }]);
  expect(different[0]!.differences).toContain(".response.Uin: cloud absent, emulator string");
  const others = records.filter((record) => !different.includes(record));
  expect(others.flatMap((record) => record.differences)).toEqual([]);
  expect(JSON.stringify(records)).not.toContain(cloud!.accounts[0]!.uin);
});

test("a record holds no secret, no identity and no number of an account", () => {
  // Given
  const memory: Memory = new Map([["source.uin", "100018273645"]]);
  const answer = {
    Arn: "qcs::cam:100018273645:uin/100018273645",
    AppId: 1302847561,
    SecretKey: "open sesame",
    Text: "by AKIDsomebody",
    Total: 3,
  };
  // When
  const clean = scrubbed(answer, memory);
  // Then
  expect(clean).toEqual({
    Arn: "qcs::cam:<source.uin>:uin/<source.uin>",
    AppId: "<number>",
    SecretKey: "***",
    Text: "by ***",
    Total: 3,
  });
});

const whenLive = isLive ? test : () => undefined;

whenLive("the real cloud answers as the emulator does", async () => {
  // Given
  const place = fromEnvironment();
  // When
  const records = await compareWithCloud(calls, clients, place, placeOf(emulators[1]!));
  const folder = join(__dirname, "recorded");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${new Date().toISOString().slice(0, 10)}.json`);
  writeFileSync(file, `${JSON.stringify(records, null, 2)}\n`);
  say(`The answers, scrubbed, are in ${file}.`);
  // Then
  expect(records.filter(({ cloud, emulator }) => cloud !== emulator)).toEqual([]);
});
