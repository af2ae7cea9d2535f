import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root, workFolder } from "./places.mjs";

/** Writes the generated parts of the documentation: `npm run docs`. */
async function writeDocuments() {
  const [{ build }, prettier] = await Promise.all([import("esbuild"), import("prettier")]);
  const outfile = join(workFolder(), "docs.cjs");
  await build({
    entryPoints: [join(root, "tests/support/docs/generated-documents.ts")],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
  });
  const { generatedDocuments } = createRequire(import.meta.url)(outfile);
  for (const [path, generate] of Object.entries(generatedDocuments)) {
    const file = join(root, path);
    const isJson = path.endsWith(".json");
    const options = isJson && { ...(await prettier.resolveConfig(file)), filepath: file };
    writeFileSync(file, options ? await prettier.format(generate(), options) : generate());
  }
}

await writeDocuments();
