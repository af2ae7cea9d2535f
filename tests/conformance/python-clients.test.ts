import { startEmulator, type Emulator } from "../../emulator";
import story from "../matrix/conformance-calls.json";
import { pythonEnvironment } from "./support/python-environment";
import { pythonSdk, tccli, type Client } from "./support/python-clients";
import { fillIn, remember, toClientCall, versions, type Memory, type StoryCall } from "./support/story";

jest.setTimeout(60_000);

let emulator: Emulator;
let clients: Record<StoryCall["client"], Client>;
const memory: Memory = new Map();

beforeAll(async () => {
  emulator = await startEmulator({ speed: 0, rateLimit: false });
  const python = await pythonEnvironment();
  clients = { python: pythonSdk(python), tccli: tccli(python) };
  introduce();
}, 600_000);

afterAll(async () => {
  for (const client of Object.values(clients ?? {})) client.stop();
  await emulator?.stop();
});

/** Identities of the story: the main accounts, sub-users of the target, and two that must be refused. */
function introduce(): void {
  const [source, target] = emulator.accounts;
  const userNamed = (name: string) => target!.users.find((user) => user.name === name)!;
  const cast = {
    ...{ source: source!, target: target! },
    ...{ operator: userNamed("dts-operator"), nobody: userNamed("nobody") },
    forger: { uin: source!.uin, secretId: source!.secretId, secretKey: "another" },
    stranger: { uin: "0", secretId: "AKIDstranger", secretKey: "another" },
  };
  for (const [name, { uin, secretId, secretKey }] of Object.entries(cast)) {
    for (const [part, value] of Object.entries({ uin, secretId, secretKey, number: Number(uin) }))
      memory.set(`${name}.${part}`, value);
  }
}

test.each(story as readonly StoryCall[])("$client, $call: $name", async (call) => {
  emulator.clock.advance((call.after ?? 0) * 1000);

  const answer = await clients[call.client].call(toClientCall(call, () => emulator.endpoint, memory));

  expect(answer.code).toBe(call.code);
  if (!("response" in answer)) return;
  remember(call, answer.response, memory);
  expect(answer.response).toMatchObject({
    RequestId: expect.any(String),
    ...(fillIn(call.answer ?? {}, memory) as object),
  });
});

test("a client that uses the emulator as its proxy reaches every service under its real host name", async () => {
  // Real addresses and a proxy in the environment: how Terraform's provider is pointed at the emulator.
  const client = pythonSdk(await pythonEnvironment(), { http_proxy: emulator.endpoint, no_proxy: "" });
  const { secretId, secretKey } = emulator.accounts[1]!;
  const asked = [
    "sts:GetCallerIdentity",
    "cam:ListPolicies",
    "dts:DescribeSyncJobs",
    "cdb:DescribeDBInstances",
  ];
  const before = emulator.calls.length;

  const codes: (string | undefined)[] = [];
  for (const call of asked) {
    const [service = "", action = ""] = call.split(":");
    const endpoint = `http://${service}.tencentcloudapi.com`;
    const where = { endpoint, region: "ap-shanghai", service, action, version: versions[service]! };
    codes.push((await client.call({ ...where, secretId, secretKey, parameters: {} })).code);
  }
  client.stop();

  expect(codes).toEqual(asked.map(() => undefined));
  const seen = emulator.calls.slice(before).map(({ service, action }) => `${service}:${action}`);
  expect(seen).toEqual(asked);
});
