/**
 * The program that Pulumi's language host loads for `pulumi up`: dist/index.js, rebuilt first if the sources changed. To
 * compare a hash of the sources takes milliseconds, to load a TypeScript compiler in every run a second.
 */
const { spawnSync } = require("node:child_process");
const { join } = require("node:path");
const { hasSources, isFresh } = require("./build-stamp.cjs");

const checkout = join(__dirname, "..");

if (hasSources(checkout) && !isFresh(checkout)) {
  const { status, stderr } = spawnSync(process.execPath, [join(__dirname, "build.mjs")], {
    encoding: "utf8",
  });
  if (status !== 0) {
    const { RunError } = require("@pulumi/pulumi");
    throw new RunError(stderr.trim());
  }
}

module.exports = require("../dist/index.js");
