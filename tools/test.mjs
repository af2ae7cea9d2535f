/** `npm test`: all checks and tests. `npm test -- <parameters of jest>`: only those tests. `CI=true` adds Node 24. */
import { checkStyle, checkTypes, runAll, runFastTestsOnNode24, runTests } from "./checks.mjs";
import { lanesToSkip } from "./outside-programs.mjs";

const jestParameters = process.argv.slice(2);
const heading = `Tests on Node ${process.versions.node}`;
const chosen = [[heading, () => runTests(jestParameters)]];
const everything = [
  ["Style and import arrows", checkStyle],
  ["Types", checkTypes],
  [heading, () => runTests(withoutLanes(lanesToSkip()))],
  ...(process.env.CI ? [["Fast tests on Node 24", runFastTestsOnNode24]] : []),
];

const { passed, failed } = await runAll(jestParameters.length > 0 ? chosen : everything);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;

function withoutLanes(lanes) {
  return lanes.length > 0 ? ["--ignoreProjects", ...lanes] : [];
}
