import { problem, ProblemError } from "../../core/messages";

/** Where the calls of one service go. */
export interface Endpoint {
  readonly protocol: "http" | "https";
  /** Host name, with a port unless it is the protocol's default. */
  readonly host: string;
}

const protocols = ["https", "http"] as const;

/**
 * The endpoint of a service.
 * - `TENCENTCLOUD_ENDPOINT`: one endpoint for every service, such as `http://127.0.0.1:8440` of the emulator. Default: none.
 * - `TENCENTCLOUD_DOMAIN`: root domain of the service hosts. Default: `tencentcloudapi.com`; on the international
 *   site it is `intl.tencentcloudapi.com`.
 * - `TENCENTCLOUD_PROTOCOL`: `https` (default) or `http`.
 *
 * @throws {ProblemError} `endpoint.invalid`
 */
export function chooseEndpoint(service: string, environment: NodeJS.ProcessEnv): Endpoint {
  const one = environment.TENCENTCLOUD_ENDPOINT;
  if (one) return parseEndpoint(one);
  return {
    protocol: parseProtocol(environment.TENCENTCLOUD_PROTOCOL || "https"),
    host: `${service}.${parseDomain(environment.TENCENTCLOUD_DOMAIN || "tencentcloudapi.com")}`,
  };
}

/** `https://dts.tencentcloudapi.com` */
export function endpointUrl({ protocol, host }: Endpoint): string {
  return `${protocol}://${host}`;
}

function parseEndpoint(value: string): Endpoint {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const protocol = protocols.find((candidate) => `${candidate}:` === url?.protocol);
  const isOnlyHost = url?.pathname === "/" && !url.search && !url.hash && !url.username && !url.password;
  if (!url || !protocol || !isOnlyHost) {
    throw invalid("TENCENTCLOUD_ENDPOINT", value, "http://HOST:PORT, https://HOST");
  }
  return { protocol, host: url.host };
}

function parseProtocol(value: string): Endpoint["protocol"] {
  const protocol = protocols.find((candidate) => candidate === value.toLowerCase());
  if (!protocol) throw invalid("TENCENTCLOUD_PROTOCOL", value, protocols.join(", "));
  return protocol;
}

function parseDomain(value: string): string {
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(value)) {
    throw invalid("TENCENTCLOUD_DOMAIN", value, "tencentcloudapi.com, intl.tencentcloudapi.com");
  }
  return value;
}

function invalid(variable: string, value: string, allowed: string): ProblemError {
  const shown = JSON.stringify(value.replace(/\/\/[^/@]*@/, "//…@"));
  return new ProblemError(problem("endpoint.invalid", { variable, value: shown, allowed }));
}
