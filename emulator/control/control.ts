import * as z from "zod";
import { AccountSeedError } from "../accounts/read-account-seed";
import { CloudError } from "../cloud-error";
import type { Fault } from "../faults";
import type { HttpRequest } from "../gateway/envelope";
import type { HttpAnswer } from "../gateway/http-server";
import { ClockError } from "../clock";
import { StateError } from "../state/state-text";
import { act, actSchema } from "./act";
import type { Controlled } from "./controlled";
import { jobChanges, valuesOf } from "./job-changes";
import { useOfRoles } from "./use-of-roles";

export const controlRoot = "/_emulator";

/** An operation of the control interface, such as `GET /_emulator/jobs`. */
interface Control {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly summary: string;
  readonly body?: z.ZodType;
  /** Returns the answer: text as it is, anything else as JSON. */
  run(controlled: Controlled, body: never, query: URLSearchParams): unknown;
}

const seconds = z.number().min(0);
const count = z.int().min(1);
/** A year in half a minute. A faster clock would reach its last date within hours. */
const highestSpeed = 1_000_000;
const faultKinds =
  "kind is one of {errorCode, message?}, {httpStatus}, {drop: true}, {delayMilliseconds}, {malformed: true}";
const fault = z.strictObject({
  service: z.string().optional(),
  action: z.string().optional(),
  nth: count.optional(),
  times: count.optional(),
  effect: z.enum(["before", "after"]).optional(),
  kind: z.union(
    [
      z.strictObject({ errorCode: z.string(), message: z.string().optional() }),
      z.strictObject({ httpStatus: z.int().min(100).max(599) }),
      z.strictObject({ drop: z.literal(true) }),
      z.strictObject({ delayMilliseconds: z.number().min(0).max(600_000) }),
      z.strictObject({ malformed: z.literal(true) }),
    ],
    faultKinds,
  ),
});
const clockChange = z
  .strictObject({ advanceSeconds: seconds.optional(), speed: seconds.max(highestSpeed).optional() })
  .refine((change) => Object.keys(change).length > 0, "advanceSeconds or speed is required");

const controls: readonly Control[] = [
  {
    method: "GET",
    path: "",
    summary: "this list",
    run: () => controls.map(({ method, path, summary }) => `${method} ${controlRoot}${path}: ${summary}`),
  },
  {
    method: "GET",
    path: "/clock",
    summary: "virtual time and its speed",
    run: ({ emulator: { clock } }) => timeOf(clock),
  },
  {
    method: "POST",
    path: "/clock",
    summary: "{advanceSeconds?, speed?}: moves the virtual time forward, or sets its speed",
    body: clockChange,
    run: ({ emulator: { clock } }, { advanceSeconds = 0, speed }: z.output<typeof clockChange>) => {
      clock.advance(advanceSeconds * 1000);
      if (speed !== undefined) clock.setSpeed(speed);
      return timeOf(clock);
    },
  },
  {
    method: "GET",
    path: "/process",
    summary: "memory and processor time of the emulator",
    run: () => {
      const { user, system } = process.cpuUsage();
      return {
        residentMegabytes: Math.round(process.memoryUsage().rss / 2 ** 20),
        processorSeconds: (user + system) / 1e6,
      };
    },
  },
  {
    method: "POST",
    path: "/faults",
    summary: `{service?, action?, nth? | times?, effect?: before | after, kind}: adds a fault for later calls; ${faultKinds}`,
    body: fault,
    run: ({ emulator: { faults } }, body: Fault) => {
      faults.add(body);
      return {};
    },
  },
  {
    method: "DELETE",
    path: "/faults",
    summary: "removes all faults",
    run: ({ emulator: { faults } }) => {
      faults.clear();
      return {};
    },
  },
  {
    method: "GET",
    path: "/calls",
    summary: "?after=<number>: the latest calls, oldest first, without secrets",
    run: ({ emulator: { calls } }, _body, query) => {
      const after = Number(query.get("after") ?? 0);
      return calls.filter(({ number }) => number > after);
    },
  },
  {
    method: "GET",
    path: "/jobs",
    summary: "sync jobs of all accounts",
    run: ({ emulator: { dts } }) =>
      dts.jobs.list().map(({ id, accountUin, region, name, status, tradeStatus }) => ({
        id,
        accountUin,
        region,
        name,
        status,
        tradeStatus,
      })),
  },
  {
    method: "GET",
    path: "/roles",
    summary:
      "roles of all accounts: the actions that their sessions have used, and what their policies allow",
    run: ({ emulator: { world } }) => useOfRoles(world),
  },
  {
    method: "POST",
    path: "/jobs",
    summary: `{jobId, change, ...}: changes a job out of band: ${Object.keys(jobChanges)
      .map((name) => `${name} ${valuesOf(name)}`)
      .join(", ")}; in virtual seconds`,
    body: z.looseObject({ jobId: z.string(), change: z.string() }),
    run: ({ emulator: { dts } }, body: { jobId: string; change: string }) => {
      const { jobId, change, ...given } = body;
      const known = Object.hasOwn(jobChanges, change) ? jobChanges[change] : undefined;
      if (!known) throw new ControlError(400, `change is one of ${Object.keys(jobChanges).join(", ")}`);
      if (!dts.jobs.get(jobId)) throw new ControlError(404, `there is no job ${jobId}`);
      known.apply(dts.outOfBand, jobId, checked(known.values, given, `${change} takes ${valuesOf(change)}`));
      return dts.jobs.get(jobId) ? { status: dts.jobs.get(jobId)!.status } : {};
    },
  },
  {
    method: "POST",
    path: "/acts",
    summary:
      "{as: <uin>, service, action, region?, parameters}: performs a call as this identity without its key, as in the console",
    body: actSchema,
    run: ({ gateway }, body: z.output<typeof actSchema>) => act(gateway, body),
  },
  {
    method: "GET",
    path: "/state",
    summary: "the whole state of the emulated cloud, passwords and keys included",
    run: ({ emulator }) => emulator.saveState(),
  },
  {
    method: "PUT",
    path: "/state",
    summary: "replaces the state by one that GET returned",
    body: z.string(),
    run: ({ emulator }, body: string) => {
      emulator.loadState(body);
      return timeOf(emulator.clock);
    },
  },
];

/** A request that the control interface refuses. */
class ControlError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export function control(controlled: Controlled, request: HttpRequest): HttpAnswer {
  const { pathname, searchParams } = new URL(request.path, "http://127.0.0.1");
  const path = pathname.slice(controlRoot.length).replace(/\/$/, "");
  try {
    controlled.emulator.clock.catchUp();
    const ofPath = controls.filter((each) => each.path === path);
    if (ofPath.length === 0) throw new ControlError(404, `see ${controlRoot} for the list of operations`);
    const found = ofPath.find(({ method }) => method === request.method);
    if (!found) throw new ControlError(405, `see ${controlRoot} for the list of operations`);
    const body = found.body && checked(found.body, readBody(request, found.body));
    return toAnswer(200, found.run(controlled, body as never, searchParams));
  } catch (error) {
    return toAnswer(statusOf(error), { error: (error as Error).message });
  }
}

function statusOf(error: unknown): number {
  if (error instanceof ControlError) return error.status;
  const isBad = [StateError, CloudError, AccountSeedError, ClockError, SyntaxError].some(
    (kind) => error instanceof kind,
  );
  if (!isBad) console.error(error);
  return isBad ? 400 : 500;
}

function readBody({ body }: HttpRequest, schema: z.ZodType): unknown {
  const text = body.toString("utf8");
  return schema instanceof z.ZodString ? text : JSON.parse(text === "" ? "{}" : text);
}

/** @param wanted text that is appended to a refusal */
function checked<Schema extends z.ZodType>(schema: Schema, value: unknown, wanted = ""): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ControlError(400, [z.prettifyError(parsed.error), wanted].filter(Boolean).join("\n"));
}

function timeOf(clock: Controlled["emulator"]["clock"]): object {
  return { now: new Date(clock.now()).toISOString(), speed: clock.speed };
}

function toAnswer(status: number, value: unknown): HttpAnswer {
  const isText = typeof value === "string";
  const type = isText ? "text/plain; charset=utf-8" : "application/json";
  return { kind: "document", status, type, text: isText ? value : `${JSON.stringify(value, null, 2)}\n` };
}
