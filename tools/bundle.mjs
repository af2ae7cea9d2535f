import { existsSync } from "node:fs";
import { join } from "node:path";

/** What Pulumi loads in every run: the program, and the providers. */
const entries = ["index.ts", "dynamic-providers/registry.ts"];

/** Pulumi's host must share its own SDK with the program; the service's SDK is loaded in parts, when they are called. */
const apart = ["@pulumi/*", "@grpc/*", "tencentcloud-sdk-nodejs"];

/**
 * Writes each entry with all that it needs as one file, in place of what the compiler made of it: to find and to read a
 * hundred small files takes longer than an `up` has to do with an unchanged job.
 *
 * @param {string} checkout the folder with the sources
 * @param {string} target the folder with the compiled files
 */
export async function bundle(checkout, target) {
  const { build } = await import("esbuild");
  await build({
    // Paths stand in the bundle: seen from the checkout, so that it is the same wherever and from wherever it is built.
    absWorkingDir: checkout,
    entryPoints: entries.map((entry) => join(checkout, entry)).filter((entry) => existsSync(entry)),
    outdir: target,
    outbase: checkout,
    bundle: true,
    external: apart,
    // Less to read at every start; names stay, for who reads a stack of calls.
    ...{ minifyWhitespace: true, minifySyntax: true },
    ...{ platform: "node", format: "cjs", target: "node20", logLevel: "silent" },
  });
}
