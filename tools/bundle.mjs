/** Bundles what Pulumi loads in every run into one file each. */
import { existsSync } from "node:fs";
import { join } from "node:path";

/** The program and the dynamic providers. */
const entries = ["index.ts", "dynamic-providers/registry.ts"];

/** The program must share Pulumi's SDK with its host; the cloud's SDK is loaded one service at a time, at the first call. */
const external = ["@pulumi/*", "@grpc/*", "tencentcloud-sdk-nodejs"];

/**
 * Replaces the compiled file of each entry by one file that contains all of its imports: finding and reading a hundred small
 * files takes longer than the work of an `up` without changes.
 *
 * @param {string} checkout the folder with the sources
 * @param {string} target the folder with the compiled files
 */
export async function bundle(checkout, target) {
  const { build } = await import("esbuild");
  await build({
    // The bundle contains paths: relative to the checkout, it is the same wherever it is built.
    absWorkingDir: checkout,
    entryPoints: entries.map((entry) => join(checkout, entry)).filter((entry) => existsSync(entry)),
    outdir: target,
    outbase: checkout,
    bundle: true,
    external,
    // Less to read at every start; names stay, for stack traces.
    ...{ minifyWhitespace: true, minifySyntax: true },
    ...{ platform: "node", format: "cjs", target: "node20", logLevel: "silent" },
  });
}
