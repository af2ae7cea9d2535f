import type { Problem, ProblemCode } from "../../core/messages";
import { ApiError, type ApiErrorFacts, type ApiErrorKind } from "./api-error";
import { lastingInternalCodes, refusalMessages, throttledCodes, troubledCodes } from "./error-codes";
import { matchesAny } from "./patterns";

/** The call that failed, for its error message. */
export interface FailedCall {
  readonly service: string;
  readonly action: string;
  /** The endpoint, such as `https://dts.tencentcloudapi.com`. */
  readonly endpoint: string;
  readonly region: string;
  readonly accountUin: string;
  /** Where the credentials were read from. */
  readonly source: string;
  /** Redacts the secrets in a text. */
  readonly redact: (text: string) => string;
}

/**
 * What the SDK throws, in one of four shapes: with `code` (the service refused), with `httpCode` (an answer other than
 * 200), with neither (network), or an error of its parser.
 */
interface SdkFailure {
  readonly message?: string;
  readonly code?: string;
  readonly requestId?: string;
  readonly httpCode?: number;
  /** Of node-fetch's own errors. */
  readonly type?: string;
}

type Classification = Omit<ApiErrorFacts, "service" | "action"> & { readonly message: ProblemCode };

/** The meaning of a failure of the SDK. */
export function classifyError(thrown: unknown, call: FailedCall): ApiError {
  const failure: SdkFailure =
    typeof thrown === "object" && thrown !== null ? thrown : { message: String(thrown) };
  const { message, ...facts } = classify(failure, call);
  return new ApiError(
    { service: call.service, action: call.action, ...facts },
    describe(message, facts, failure, call),
  );
}

function classify(failure: SdkFailure, call: FailedCall): Classification {
  if (failure.httpCode !== undefined) return classifyStatus(failure.httpCode);
  const isParserError =
    failure instanceof SyntaxError || failure instanceof TypeError || failure.type === "invalid-json";
  if (isParserError) return lost("badAnswer", { isTransient: false });
  if (failure.code && failure.type === undefined) return classifyRefusal(failure.code, failure, call);
  return classifyNetwork(failure.message ?? "");
}

function classifyRefusal(code: string, failure: SdkFailure, { service, action }: FailedCall): Classification {
  const isThrottled = matchesAny(code, throttledCodes);
  const isTroubled = matchesAny(code, troubledCodes) && !matchesAny(code, lastingInternalCodes);
  const said = refusalMessages.find(
    (entry) =>
      (!("calls" in entry) || entry.calls === `${service}:${action}`) && matchesAny(code, entry.codes),
  );
  return {
    kind: isThrottled ? "throttled" : "refused",
    code,
    requestId: failure.requestId ?? "",
    mayHaveTakenEffect: isTroubled,
    isTransient: isThrottled || isTroubled,
    message: said?.message ?? "service.refused",
  };
}

/** The gateway always answers 200: any other status comes from a proxy, or from a service with a fault. */
function classifyStatus(status: number): Classification {
  if (status === 429) return { ...lost("throttled"), mayHaveTakenEffect: false };
  const isTroubled = status >= 500;
  return { ...lost("badAnswer", { isTransient: isTroubled }), mayHaveTakenEffect: isTroubled };
}

/** Failures before the request was sent, and whether they pass. After any other failure, the request may have reached the service. */
const connectFailures = [
  { words: /certificate|\bCERT_|self[- ]signed|ERR_TLS|wrong version number/i, isTransient: false },
  {
    words: /\bconnect E[A-Z]+|\bECONNREFUSED\b|getaddrinfo|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/,
    isTransient: true,
  },
];
const timeoutWords = /network timeout at|timeout while trying to fetch/i;

function classifyNetwork(words: string): Classification {
  if (timeoutWords.test(words)) return lost("timedOut");
  const atConnect = connectFailures.find((entry) => entry.words.test(words));
  return atConnect ? { ...lost("unreachable", atConnect), mayHaveTakenEffect: false } : lost("unreachable");
}

const messagesByKind: Record<Exclude<ApiErrorKind, "refused" | "incomplete">, ProblemCode> = {
  throttled: "service.badAnswer",
  unreachable: "service.unreachable",
  timedOut: "service.timedOut",
  badAnswer: "service.badAnswer",
};

/** No answer of the service: the call may have been carried out. */
function lost(kind: keyof typeof messagesByKind, { isTransient } = { isTransient: true }): Classification {
  return {
    kind,
    code: "",
    requestId: "",
    mayHaveTakenEffect: true,
    isTransient,
    message: messagesByKind[kind],
  };
}

function describe(
  message: ProblemCode,
  { code, requestId }: Pick<ApiErrorFacts, "code" | "requestId">,
  failure: SdkFailure,
  call: FailedCall,
): Problem {
  const { service, action, endpoint, region, accountUin, source, redact } = call;
  const status = failure.httpCode === undefined ? "" : `HTTP ${failure.httpCode} `;
  const parameters = {
    call: `${service}:${action}`,
    words: redact(`${status}${failure.message ?? ""}`.trim()) || "-",
    code,
    requestId: requestId || "-",
    endpoint,
    region,
    account: accountUin,
    source,
  };
  return { code: message, parameters };
}
