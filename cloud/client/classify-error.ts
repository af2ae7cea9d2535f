import type { Problem, ProblemCode } from "../../core/messages";
import { ApiError, type ApiErrorFacts, type ApiErrorKind } from "./api-error";
import {
  lastingInternalCodes,
  matchesCode,
  refusalMessages,
  throttledCodes,
  troubledCodes,
} from "./error-codes";

/** The call that failed, in the words of its error message. */
export interface FailedCall {
  readonly service: string;
  readonly action: string;
  /** Where it went, such as `https://dts.tencentcloudapi.com`. */
  readonly endpoint: string;
  readonly region: string;
  readonly accountUin: string;
  /** What the credentials were read from. */
  readonly source: string;
  /** Takes the secrets out of a text. */
  readonly redact: (text: string) => string;
}

/**
 * The SDK fails in four shapes: with `code` (the service refused), with `httpCode` (an answer other than 200), with
 * neither (network), or with an error of its parser.
 */
interface SdkFailure {
  readonly message?: string;
  readonly code?: string;
  readonly requestId?: string;
  readonly httpCode?: number;
  /** Of node-fetch's own errors. */
  readonly type?: string;
}

type Diagnosis = Omit<ApiErrorFacts, "service" | "action"> & { readonly message: ProblemCode };

/** Tells what a failure of the SDK means. */
export function classifyError(thrown: unknown, call: FailedCall): ApiError {
  const failure: SdkFailure =
    typeof thrown === "object" && thrown !== null ? thrown : { message: String(thrown) };
  const { message, ...facts } = diagnose(failure, call);
  return new ApiError(
    { service: call.service, action: call.action, ...facts },
    describe(message, facts, failure, call),
  );
}

function diagnose(failure: SdkFailure, call: FailedCall): Diagnosis {
  if (failure.httpCode !== undefined) return diagnoseStatus(failure.httpCode);
  const isParserError =
    failure instanceof SyntaxError || failure instanceof TypeError || failure.type === "invalid-json";
  if (isParserError) return lost("badAnswer", { isTransient: false });
  if (failure.code && failure.type === undefined) return diagnoseRefusal(failure.code, failure, call);
  return diagnoseNetwork(failure.message ?? "");
}

function diagnoseRefusal(code: string, failure: SdkFailure, { service, action }: FailedCall): Diagnosis {
  const isThrottled = matchesCode(code, throttledCodes);
  const isTroubled = matchesCode(code, troubledCodes) && !matchesCode(code, lastingInternalCodes);
  const said = refusalMessages.find(
    (entry) =>
      (!("calls" in entry) || entry.calls === `${service}:${action}`) && matchesCode(code, entry.codes),
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

/** The gateway answers 200 whatever happens: any other status is a proxy's, or of a service in trouble. */
function diagnoseStatus(status: number): Diagnosis {
  if (status === 429) return { ...lost("throttled"), mayHaveTakenEffect: false };
  const isTroubled = status >= 500;
  return { ...lost("badAnswer", { isTransient: isTroubled }), mayHaveTakenEffect: isTroubled };
}

/** Failures before the request was sent, and whether they pass; anything else may have reached the service. */
const connectFailures = [
  { words: /certificate|\bCERT_|self[- ]signed|ERR_TLS|wrong version number/i, isTransient: false },
  {
    words: /\bconnect E[A-Z]+|\bECONNREFUSED\b|getaddrinfo|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/,
    isTransient: true,
  },
];
const timeoutWords = /network timeout at|timeout while trying to fetch/i;

function diagnoseNetwork(words: string): Diagnosis {
  if (timeoutWords.test(words)) return lost("timedOut");
  const atConnect = connectFailures.find((entry) => entry.words.test(words));
  return atConnect ? { ...lost("unreachable", atConnect), mayHaveTakenEffect: false } : lost("unreachable");
}

const messagesByKind: Record<Exclude<ApiErrorKind, "refused">, ProblemCode> = {
  throttled: "service.badAnswer",
  unreachable: "service.unreachable",
  timedOut: "service.timedOut",
  badAnswer: "service.badAnswer",
};

/** No answer of the service: whatever was asked may have been done. */
function lost(kind: keyof typeof messagesByKind, { isTransient } = { isTransient: true }): Diagnosis {
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
