import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { AbstractClient } from "tencentcloud-sdk-nodejs/tencentcloud/common/abstract_client";
import type { Language } from "../../core/messages";
import type { Credentials } from "./credentials/credentials";
import type { Endpoint } from "./endpoint";

/** One request, ready to be signed and sent. */
export interface WireRequest {
  readonly service: string;
  readonly version: string;
  readonly action: string;
  readonly parameters: object;
  readonly region: string;
  readonly endpoint: Endpoint;
  readonly proxy?: string;
  /** Undefined: the request is not signed. */
  readonly credentials: Credentials | undefined;
  readonly language: Language;
  /**
   * Whether to open a connection for this request alone. An idle connection may break just when it is reused, and then
   * it is unclear whether the request was carried out.
   */
  readonly isConnectionFresh: boolean;
  readonly signal?: AbortSignal;
}

/** Sends one request, once. Resolves with the fields of `Response`; rejects with what the official SDK throws. */
export type Transport = (request: WireRequest) => Promise<unknown>;

/** Timeout of an answer; seconds. */
const answerTimeout = 30;
/** How long an unused connection stays open: less than the five seconds of a Node server. Milliseconds. */
const idleTimeout = 4_000;
const agentOptions = { keepAlive: true, timeout: idleTimeout, maxSockets: 64, scheduling: "lifo" } as const;
const wireLanguages = { en: "en-US", zh: "zh-CN" } as const satisfies Record<Language, string>;

/** The transport over the official SDK, which signs (TC3-HMAC-SHA256). Connections stay open between calls. */
export function sdkTransport(): Transport {
  const pools = { http: new HttpAgent(agentOptions), https: new HttpsAgent(agentOptions) };
  const single = { http: new HttpAgent(), https: new HttpsAgent() };

  return (request) => {
    const { endpoint, proxy, region, credentials, language } = request;
    const agent = (request.isConnectionFresh ? single : pools)[endpoint.protocol];
    const client = new (loadSdk())(endpoint.host, request.version, {
      credential: { ...credentials },
      region,
      profile: {
        language: wireLanguages[language],
        httpProfile: {
          protocol: `${endpoint.protocol}://`,
          reqTimeout: answerTimeout,
          // With an agent the SDK ignores the proxy; without one it creates its own for the proxy.
          ...(proxy ? { proxy } : { agent }),
        },
      },
    });
    const options = { signal: request.signal, skipSign: credentials === undefined };
    return client.request(request.action, request.parameters, options) as Promise<unknown>;
  };
}

let loaded: typeof AbstractClient | undefined;

/** Loads the SDK at the first call, because it takes 50 ms. The services' own clients would add only types. */
function loadSdk(): typeof AbstractClient {
  loaded ??= (
    require("tencentcloud-sdk-nodejs/tencentcloud/common/abstract_client") as {
      AbstractClient: typeof AbstractClient;
    }
  ).AbstractClient;
  return loaded;
}
