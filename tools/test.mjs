import { checkStyle, checkTypes, runAll, runFastTestsOnNode24, runTests } from "./checks.mjs";

/** `npm test` runs everything; `npm test -- <jest's parameters>` runs jest alone, on this Node. */
const jestParameters = process.argv.slice(2);
const tests = [`Tests on Node ${process.versions.node}`, () => runTests(jestParameters)];
const everything = [
  ["Style and import arrows", checkStyle],
  ["Types", checkTypes],
  tests,
  ["Fast tests on Node 24", runFastTestsOnNode24],
];

const { passed, failed } = await runAll(jestParameters.length > 0 ? [tests] : everything);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
