import type { ClientCall } from "./python-clients";

/** One call of a story: calls build on each other, so a story is played from its beginning. */
export interface StoryCall {
  readonly name: string;
  readonly client: "tccli" | "python";
  /** Who calls: a name of an identity, or saved temporary keys. */
  readonly as: string;
  /** `cam:GetRole` */
  readonly call: string;
  /** @default "ap-guangzhou" */
  readonly region?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Virtual seconds that pass before the call. */
  readonly after?: number;
  /** The code it is refused with; absent: it succeeds. */
  readonly code?: string;
  /** What the answer holds, at least. */
  readonly answer?: Readonly<Record<string, unknown>>;
  /** Values of the answer for later calls: name → path, such as `Credentials.Token`. */
  readonly save?: Readonly<Record<string, string>>;
  /**
   * May be played against the real cloud, where it costs nothing: `reads` by default; `writes`, which makes and removes
   * a role and a policy, only where that is asked for.
   */
  readonly live?: Live;
}

export type Live = "reads" | "writes";

export const versions: Readonly<Record<string, string>> = {
  cam: "2019-01-16",
  sts: "2018-08-13",
  dts: "2021-12-06",
  tag: "2018-08-13",
  cdb: "2017-03-20",
};

/** Identities and saved values by name: `source.uin`, `keys.Token`. */
export type Memory = Map<string, unknown>;

/** `${name}` alone keeps the type of the value; inside other text it becomes text. */
export function fillIn(value: unknown, memory: Memory): unknown {
  if (typeof value === "string") {
    const whole = /^\$\{([^}]+)\}$/.exec(value);
    if (whole) return known(whole[1]!, memory);
    return value.replace(/\$\{([^}]+)\}/g, (_match, name: string) => String(known(name, memory)));
  }
  if (Array.isArray(value)) return value.map((entry) => fillIn(entry, memory));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, fillIn(entry, memory)]));
}

export function remember({ save = {} }: StoryCall, response: unknown, memory: Memory): void {
  for (const [name, path] of Object.entries(save)) memory.set(name, valueAt(response, path));
}

export function toClientCall(
  story: StoryCall,
  endpointOf: (service: string) => string,
  memory: Memory,
): ClientCall {
  const [service = "", action = ""] = story.call.split(":");
  const { as, region = "ap-guangzhou", parameters = {} } = story;
  return {
    ...{ endpoint: endpointOf(service), region, service, action, version: versions[service]! },
    secretId: known(`${as}.secretId`, memory) as string,
    secretKey: known(`${as}.secretKey`, memory) as string,
    token: memory.get(`${as}.token`) as string | undefined,
    parameters: fillIn(parameters, memory) as Record<string, unknown>,
  };
}

/** Whether every value that the call needs is known; an earlier call may have failed to produce one. */
export function isReady({ as, parameters = {} }: StoryCall, memory: Memory): boolean {
  const named = [...JSON.stringify(parameters).matchAll(/\$\{([^}]+)\}/g)].map(([, name = ""]) => name);
  return [`${as}.secretId`, ...named].every((name) => memory.has(name));
}

function known(name: string, memory: Memory): unknown {
  if (!memory.has(name)) throw new Error(`the story has not defined "${name}" yet`);
  return memory.get(name);
}

function valueAt(value: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], value);
}
