import type { Endpoint } from "./endpoint";

/**
 * The proxy for calls to an endpoint, by the usual variables: `HTTPS_PROXY` (or `https_proxy`, `ALL_PROXY`, and
 * `http_proxy`, which the official SDK reads), unless `NO_PROXY` names the host. Plain HTTP uses no proxy: it serves
 * only local endpoints, such as the emulator.
 */
export function chooseProxy(
  { protocol, host }: Endpoint,
  environment: NodeJS.ProcessEnv,
): string | undefined {
  if (protocol === "http" || isExempt(host, environment.NO_PROXY || environment.no_proxy || ""))
    return undefined;
  const names = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "HTTP_PROXY", "http_proxy"];
  return names.map((name) => environment[name]).find(Boolean);
}

/** `NO_PROXY` is a list of hosts; each entry, with or without a leading dot, also covers its subdomains. */
function isExempt(host: string, list: string): boolean {
  const name = host.replace(/:\d+$/, "").toLowerCase();
  return list
    .split(/[\s,]+/)
    .map((entry) =>
      entry
        .toLowerCase()
        .replace(/:\d+$/, "")
        .replace(/^\*?\./, ""),
    )
    .some((entry) => entry === "*" || (entry !== "" && (name === entry || name.endsWith(`.${entry}`))));
}
