import { setTimeout as delay } from "node:timers/promises";
import type { CallEntry, CallLog } from "../call-log";
import { CloudError } from "../cloud-error";
import type { Fault, Faults } from "../faults";
import { NotEmulatedError } from "../not-emulated";
import type { Cloud } from "../cloud";
import type { Call, Caller } from "../service";
import { authenticate } from "./authenticate";
import { authorize } from "./authorize";
import { readEnvelope, type Envelope, type HttpRequest } from "./envelope";
import { gatewayErrors } from "./errors";
import type { HttpAnswer } from "./http-server";
import { perform } from "./perform";
import { parseBody, validate } from "./parameters";
import type { RateLimiter } from "./rate-limiter";
import { findRoute, type Route } from "./route";
import { withoutSecrets } from "./without-secrets";

export interface Gateway {
  readonly cloud: Cloud;
  readonly calls: CallLog;
  readonly faults: Faults;
  /** Undefined: no limits. */
  readonly rateLimiter: RateLimiter | undefined;
}

/** Returns the answer to one request; every error becomes an answer, too. */
export async function answer(gateway: Gateway, request: HttpRequest): Promise<HttpAnswer> {
  const {
    calls,
    cloud: { world, services },
  } = gateway;
  world.clock.catchUp();
  const entry = calls.begin(world.clock.now(), world.makeUuid());
  try {
    const envelope = readEnvelope(request);
    Object.assign(entry, { action: envelope.action, region: envelope.region, keyId: envelope.keyId });
    const route = findRoute(services, envelope);
    entry.service = route.service.name;
    return await answerRouted(gateway, request, envelope, route, entry);
  } catch (error) {
    return refuse(entry, error);
  }
}

async function answerRouted(
  gateway: Gateway,
  request: HttpRequest,
  envelope: Envelope,
  route: Route,
  entry: CallEntry,
): Promise<HttpAnswer> {
  const { calls, faults } = gateway;
  await calls.notify("before", entry);
  const fault = faults.take({ service: route.service.name, action: route.action });
  const isBefore = fault !== undefined && (fault.effect ?? "before") === "before";
  if (isBefore && !("delayMilliseconds" in fault.kind)) return answerFault(fault, entry, {});
  if (isBefore) await delayed(fault);

  const response = checkAndPerform(gateway, request, envelope, route, entry);
  await calls.notify("after", entry);
  return fault && !isBefore ? answerFault(fault, entry, response) : { kind: "envelope", response };
}

/** The call itself: every check in the order of the real gateway, then the operation. */
function checkAndPerform(
  gateway: Gateway,
  request: HttpRequest,
  envelope: Envelope,
  route: Route,
  entry: CallEntry,
): object {
  const { cloud, rateLimiter, calls } = gateway;
  const { world } = cloud;
  try {
    const caller = route.operation.isUnsigned ? unsignedCaller : authenticate(world, request, envelope);
    entry.callerUin = uinOf(caller);
    rateLimiter?.(caller, route);
    const body = parseBody(request.body);
    entry.parameters = withoutSecrets(body, calls.secrets);
    const parameters = validate(route, body);
    const call = toCall(caller, request, envelope, entry);
    authorize(world, route, call, parameters);
    const response = { ...perform(cloud, route, call, parameters, entry.number), RequestId: entry.requestId };
    entry.outcome = "ok";
    return response;
  } catch (error) {
    return refuse(entry, error).response;
  }
}

/** Whoever calls without a signature: no account, no permission. */
const unsignedCaller: Caller = { kind: "user", accountUin: "", uin: "", userName: "" };

function toCall(
  caller: Caller,
  { sourceIp }: HttpRequest,
  { region, language }: Envelope,
  entry: CallEntry,
): Call {
  return { caller, region, sourceIp, language, now: entry.time, requestId: entry.requestId };
}

function uinOf(caller: Caller): string {
  return caller.kind === "roleSession" ? caller.assumedByUin : caller.uin;
}

/** An error that is not a refusal is a defect of the emulator: it is logged here and hidden from the client. */
function refuse(entry: CallEntry, error: unknown): HttpAnswer & { readonly kind: "envelope" } {
  if (!(error instanceof CloudError)) console.error(error);
  const { code, message } = error instanceof CloudError ? error : gatewayErrors.internal();
  entry.outcome = code;
  if (error instanceof NotEmulatedError) entry.note = `not emulated: ${error.what}`;
  return {
    kind: "envelope",
    response: { Error: { Code: code, Message: message }, RequestId: entry.requestId },
  };
}

async function answerFault(fault: Fault, entry: CallEntry, response: object): Promise<HttpAnswer> {
  const { kind } = fault;
  if ("errorCode" in kind)
    return refuse(entry, new CloudError(kind.errorCode, kind.message ?? "injected fault"));
  if ("delayMilliseconds" in kind) {
    await delayed(fault);
    return { kind: "envelope", response };
  }
  entry.outcome = `fault: ${Object.keys(kind)[0]}`;
  if ("httpStatus" in kind) return { kind: "status", status: kind.httpStatus };
  return "drop" in kind ? { kind: "drop" } : { kind: "malformed", response };
}

async function delayed({ kind }: Fault): Promise<void> {
  if ("delayMilliseconds" in kind) await delay(kind.delayMilliseconds);
}
