import { databaseKindNames, databaseKinds } from "../../../core/dts/database-kinds";
import { judgePair, judgeVersions } from "../../../core/dts/judge-pair";
import { servicePolicies } from "../../../core/dts/service-policies";
import { supportMatrix } from "../../../core/dts/support-matrix";
import { isVersionAllowed, parseVersion } from "../../../core/dts/versions";
import cases from "../../matrix/pair-versions.json";

const pairs = databaseKindNames.flatMap((source) => databaseKindNames.map((target) => ({ source, target })));

test("the matrix holds every pair once, with a source and a date", () => {
  const named = supportMatrix.map(({ source, target }) => `${source} ${target}`);

  const missing = pairs.filter(({ source, target }) => !named.includes(`${source} ${target}`));

  expect(missing).toEqual([]);
  expect(new Set(named).size).toBe(named.length);
  for (const { evidence } of supportMatrix) {
    expect(evidence.source).not.toBe("");
    expect(evidence.date).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
  }
});

test.each(pairs)(
  "$source to $target is refused with the allowed targets once it is not supported",
  (pair) => {
    // Given a matrix in which the pair is not supported
    const matrix = supportMatrix.map((entry) =>
      entry.source === pair.source && entry.target === pair.target ? { ...entry, supported: false } : entry,
    );

    const judged = judgePair({ ...pair, conflict: "cover" }, matrix);

    const others = databaseKindNames.filter((kind) => kind !== pair.target);
    const allowed = judged.verdict === "unsupported" ? judged.allowedTargets : [];
    expect([...allowed].sort()).toEqual([...others].sort());
  },
);

test.each(cases)("$source $from to $target $to: $verdict", ({ source, target, from, to, verdict }) => {
  const pair = { source, target } as Parameters<typeof judgeVersions>[0];

  const judged = judgeVersions(pair, { source: from ?? undefined, target: to ?? undefined });

  expect(judged.verdict).toBe(verdict);
});

test.each(supportMatrix.filter(({ versions }) => versions))(
  "$source to $target: a listed pair of versions passes unless the target is older; any older one is refused",
  ({ source, target, versions }) => {
    for (const from of versions!.source) {
      for (const to of versions!.target) {
        // Given two listed versions, When
        const { verdict } = judgeVersions({ source, target }, { source: from, target: to });

        expect(verdict).toBe(isVersionAllowed(from, to) ? "supported" : "targetTooOld");
      }
      expect(judgeVersions({ source, target }, { source: from, target: "5.1" }).verdict).toBe("notListed");
    }
  },
);

test("every service policy of every kind has evidence with a source", () => {
  const named = databaseKindNames.flatMap((kind) =>
    Object.values(databaseKinds[kind].servicePolicies).flat(),
  );

  const unproven = named.filter((name) => !Object.hasOwn(servicePolicies, name));

  expect(unproven).toEqual([]);
  for (const name of named) expect(servicePolicies[name].source).not.toBe("");
});

test.each([
  ["5.7", "5.7"],
  ["10.1.9", "10.1"],
  ["MySQL 8.0.22", "8.0"],
  ["", undefined],
  ["eight", undefined],
  [undefined, undefined],
  [8, undefined],
])("the version in %j is %j", (written, version) => {
  // Given what a service writes, When
  const parsed = parseVersion(written);

  expect(parsed).toBe(version);
});
