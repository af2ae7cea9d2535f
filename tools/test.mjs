import { layersThatCannotRun } from "./outside-programs.mjs";
import { checkStyle, checkTypes, runAll, runFastTestsOnNode24, runTests } from "./checks.mjs";

/** `npm test` runs everything; `npm test -- <jest's parameters>` runs jest alone, on this Node. */
const jestParameters = process.argv.slice(2);
const heading = `Tests on Node ${process.versions.node}`;
const asked = [heading, () => runTests(jestParameters)];
const tests = [heading, () => runTests(withoutLayers(layersThatCannotRun()))];
const everything = [
  ["Style and import arrows", checkStyle],
  ["Types", checkTypes],
  tests,
  ["Fast tests on Node 24", runFastTestsOnNode24],
];

const { passed, failed } = await runAll(jestParameters.length > 0 ? [asked] : everything);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;

function withoutLayers(layers) {
  return layers.length > 0 ? ["--ignoreProjects", ...layers] : [];
}
