/**
 * Loaded before Pulumi's SDK (`nodeargs` in Pulumi.yaml). At its start the SDK prepares for things that this program never
 * does, for longer than the program itself takes: they are left until somebody needs them. With `DTS_CROSS_ACCOUNT_DEBUG`
 * set, all is as in any other program.
 */
const Module = require("node:module");

/** The SDK's own tracing, for which an engine must be asked, and a reader for a `package.yaml` instead of package.json. */
const DEFERRED = new Set([
  "@opentelemetry/resources",
  "@opentelemetry/sdk-trace-base",
  "@opentelemetry/sdk-trace-node",
  "@opentelemetry/exporter-zipkin",
  "@opentelemetry/instrumentation",
  "@opentelemetry/instrumentation-grpc",
  "js-yaml",
]);

/**
 * To tell where a function stands that cannot be written into state, the SDK waits for a debugger to name every script. No
 * function is written into ours.
 */
const isFunctionLocator = (request) => request.endsWith("/closure/v8Hooks");
const readyAtOnce = { isInitializedAsync: () => Promise.resolve() };

if (!process.env.DTS_CROSS_ACCOUNT_DEBUG && !process.env.PULUMI_DEBUG_PROMISE_LEAKS) {
  // The SDK looks up the sources of each stack of calls, which nobody is shown.
  Error.stackTraceLimit = 0;
  deferModules();
}

function deferModules() {
  const load = Module._load;
  Module._load = function loadOrDefer(request, ...rest) {
    const loadNow = () => load.call(this, request, ...rest);
    if (isFunctionLocator(request)) return deferred(loadNow, readyAtOnce);
    return DEFERRED.has(request) ? deferred(loadNow) : loadNow();
  };
}

/** Says that it is an ES module, so that the compiler's import helper takes it as it is instead of copying what is in it. */
function deferred(loadNow, known = {}) {
  let loaded;
  const read = (_target, key) => known[key] ?? (key === "__esModule" || (loaded ??= loadNow())[key]);
  return new Proxy({}, { get: read });
}
