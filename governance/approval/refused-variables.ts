/** Variables of the engine that select a destination, which is compared, or an identity, or that change only messages. */
const harmless: ReadonlySet<string> = new Set([
  "PULUMI_ACCESS_TOKEN",
  "PULUMI_BACKEND_URL",
  "PULUMI_CI_BUILD_ID",
  "PULUMI_CI_BUILD_NUMBER",
  "PULUMI_CI_BUILD_TYPE",
  "PULUMI_CI_BUILD_URL",
  "PULUMI_CI_PULL_REQUEST_SHA",
  "PULUMI_CI_SYSTEM",
  "PULUMI_CONFIG_PASSPHRASE",
  "PULUMI_CONFIG_PASSPHRASE_FILE",
  "PULUMI_HOME",
  "PULUMI_SKIP_UPDATE_CHECK",
]);

/** Variables that load other code into the engine or into Node.js, or switch off a check of it. */
const dangerous: readonly RegExp[] = [
  /^NODE_OPTIONS$/,
  /^NODE_PATH$/,
  /^NODE_TLS_REJECT_UNAUTHORIZED$/,
  /^LD_(PRELOAD|LIBRARY_PATH|AUDIT)$/,
  /^DYLD_/,
  /^(TS_NODE|SWC_NODE)_/,
  /^PULUMI_/,
];

/** The names of the variables with which no approved deployment is applied, sorted. Empty values do not count. */
export function refusedVariables(environment: NodeJS.ProcessEnv): string[] {
  return Object.keys(environment)
    .filter((name) => environment[name] && !harmless.has(name))
    .filter((name) => dangerous.some((pattern) => pattern.test(name)))
    .sort();
}
