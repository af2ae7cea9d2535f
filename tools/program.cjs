/**
 * What the Pulumi language host loads for a plain `pulumi up`: the compiled program, compiled anew if its sources changed.
 * It runs compiled code because one look at the sources' times is faster than a TypeScript compiler in every run.
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
