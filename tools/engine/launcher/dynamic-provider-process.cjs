/**
 * The process of dynamic providers. To write closures into state, Pulumi's SDK loads the TypeScript compiler and npm's
 * dependency reader. This process never writes any: loading them only when they are used spares half of its start.
 */
const Module = require("node:module");

const DEFERRED = new Set(["typescript", "@npmcli/arborist"]);
const load = Module._load;

Module._load = function loadOrDefer(request, ...rest) {
  const loadNow = () => load.call(this, request, ...rest);
  return DEFERRED.has(request) ? deferred(loadNow) : loadNow();
};

/** Says that it is an ES module, so that the compiler's import helper takes it as it is instead of copying what is in it. */
function deferred(loadNow) {
  let loaded;
  return new Proxy({}, { get: (_target, key) => key === "__esModule" || (loaded ??= loadNow())[key] });
}

const program = Module.createRequire(`${process.cwd()}/`);
require(program.resolve("@pulumi/pulumi/cmd/dynamic-provider"));
