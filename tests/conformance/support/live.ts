import type { Client, ClientAnswer } from "./python-clients";
import { isReady, remember, toClientCall, type Live, type Memory, type StoryCall } from "./story";

/** One place where calls can be sent: the real cloud, or an emulator. */
export interface Place {
  endpointOf(service: string): string;
  /** Identities: `source.secretId`, … */
  readonly memory: Memory;
}

/** Both answers to the same call. */
export interface LiveRecord {
  readonly name: string;
  readonly call: string;
  /** `ok`, or the code it was refused with. */
  readonly cloud: string;
  readonly emulator: string;
  /** Fields that one answer has and the other has not, or has with another type. */
  readonly differences: readonly string[];
  /** The cloud's answer, without account numbers, identities and keys. */
  readonly answer: unknown;
}

/** The calls that may be sent to the real cloud. */
export function liveCalls(calls: readonly StoryCall[], wanted: readonly Live[]): StoryCall[] {
  return calls.filter(({ live }) => live !== undefined && wanted.includes(live));
}

/**
 * Sends each call to both and compares. A call is skipped where it needs a value that an earlier one did not get: calls
 * that write or remove use the ids of this run's answers, so this run changes only what it has created.
 */
export async function compareWithCloud(
  calls: readonly StoryCall[],
  clients: Readonly<Record<StoryCall["client"], Client>>,
  cloud: Place,
  emulator: Place,
): Promise<LiveRecord[]> {
  const records: LiveRecord[] = [];
  for (const call of calls) {
    if (![cloud, emulator].every(({ memory }) => isReady(call, memory))) continue;
    const [real, emulated] = [await ask(call, cloud, clients), await ask(call, emulator, clients)];
    records.push({
      ...{ name: call.name, call: call.call, cloud: codeOf(real), emulator: codeOf(emulated) },
      differences: differences(shapeOf(real), shapeOf(emulated)),
      answer: scrubbed(real, cloud.memory),
    });
  }
  return records;
}

/** Removes what an interrupted run has created. What it did not create has no id here and stays. */
export async function removeRests(
  calls: readonly StoryCall[],
  clients: Readonly<Record<StoryCall["client"], Client>>,
  place: Place,
): Promise<void> {
  const removing = calls.filter(({ call, code }) => code === undefined && /:Delete/.test(call));
  for (const call of removing.filter((each) => isReady(each, place.memory)))
    await ask(call, place, clients).catch(() => undefined);
}

async function ask(
  call: StoryCall,
  { endpointOf, memory }: Place,
  clients: Readonly<Record<StoryCall["client"], Client>>,
): Promise<ClientAnswer> {
  const answer = await clients[call.client].call(toClientCall(call, endpointOf, memory));
  if ("response" in answer) remember(call, answer.response, memory);
  return answer;
}

function codeOf({ code }: ClientAnswer): string {
  return code ?? "ok";
}

/** Path → type of every field; the first entry of a list represents all. */
function shapeOf(answer: unknown, path = ""): Map<string, string> {
  if (Array.isArray(answer)) return answer.length > 0 ? shapeOf(answer[0], `${path}[]`) : new Map();
  if (typeof answer !== "object" || answer === null)
    return new Map([[path, answer === null ? "null" : typeof answer]]);
  return new Map(Object.entries(answer).flatMap(([name, value]) => [...shapeOf(value, `${path}.${name}`)]));
}

function differences(cloud: Map<string, string>, emulator: Map<string, string>): string[] {
  const paths = [...new Set([...cloud.keys(), ...emulator.keys()])].sort();
  return paths
    .filter((path) => cloud.get(path) !== emulator.get(path))
    .map(
      (path) => `${path}: cloud ${cloud.get(path) ?? "absent"}, emulator ${emulator.get(path) ?? "absent"}`,
    );
}

const secretField = /secret|token|password|key|phone|email|ip$/i;

/** An answer with identities replaced by their names in the story; keys and long numbers are masked. */
export function scrubbed(value: unknown, memory: Memory, field = ""): unknown {
  if (Array.isArray(value)) return value.map((entry) => scrubbed(entry, memory, field));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, entry]) => [name, scrubbed(entry, memory, name)]),
    );
  }
  if (typeof value !== "string" && typeof value !== "number") return value;
  if (secretField.test(field) && value !== "") return "***";
  const named = [...memory].reduce(
    (text, [name, known]) => (String(known).length > 4 ? text.replaceAll(String(known), `<${name}>`) : text),
    String(value),
  );
  const masked = named.replace(/\d{7,}/g, "<number>").replace(/AKID\w+/g, "***");
  return masked === String(value) ? value : masked;
}
