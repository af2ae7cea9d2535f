import fc from "fast-check";
import type { WireRequest } from "../../../cloud/client";
import { databaseKindNames } from "../../../core/dts/database-kinds";
import { renderProblem, type Problem } from "../../../core/messages";
import { failuresOf, preflight, type PreflightInputs } from "../../../cloud/preflight";
import { parseStackConfiguration } from "../../../stacks/config";
import { connection, environment, fakeCloud, refusal } from "../client/fake-cloud";
import { handedOver, readStackFile } from "../../stacks/config/stack-file";

const runs = 1_000;
const stackTrace = /^\s+at .+:\d+:\d+\)?$/m;

/** What people write where something else belongs. */
const anything = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    "",
    "null",
    "mysql",
    "tdsqlC",
    "ap-guangzhou",
    "ap-guangzhou-3",
    "cdb-8pfm2t0o",
    "10.0.0.1",
    -1,
    1e21,
  ),
  fc.string({ unit: "grapheme" }),
);

/** Places of a configuration, as lists of keys. */
function placesIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

type Change = { at: number; how: "set" | "delete" | "misspell" | "repeat"; value: unknown };

function changed(configuration: object, changes: readonly Change[]): Record<string, unknown> {
  const result = structuredClone(configuration) as Record<string, unknown>;
  for (const { at, how, value } of changes) {
    const places = placesIn(result).filter((path) => path.length > 0);
    const path = places[at % places.length] ?? [];
    const key = path.at(-1) ?? "";
    const holder = path.slice(0, -1).reduce<unknown>((inner, each) => (inner as never)[each], result);
    const entries = holder as Record<string, unknown>;
    if (how === "set") entries[key] = value;
    else if (how === "misspell") entries[`${key}x`] = entries[key];
    else if (how === "repeat" && Array.isArray(holder))
      (holder as unknown[]).push(structuredClone(entries[key]));
    else delete entries[key];
  }
  return result;
}

const changes = fc.array(
  fc.record<Change>({
    at: fc.nat({ max: 200 }),
    how: fc.constantFrom("set", "set", "delete", "misspell", "repeat"),
    value: anything,
  }),
  { minLength: 1, maxLength: 4 },
);

describe.each(["source", "target"])("%s: whatever is written", (role) => {
  const written = readStackFile(`Pulumi.${role}.yaml`);

  test("every error names its place, and none is a stack trace", () => {
    let refused = 0;
    fc.assert(
      fc.property(changes, fc.boolean(), (mistakes, isSecret) => {
        // Given a configuration with a few mistakes
        const { raw, options } = handedOver(changed(written, mistakes), isSecret ? ["jobs"] : []);

        const parsed = parseStackConfiguration(raw, options);

        if (parsed.ok) return;
        refused += 1;
        expect(parsed.problems.length).toBeGreaterThan(0);
        parsed.problems.forEach(expectPlaced);
      }),
      { numRuns: runs },
    );
    // And the mistakes were some
    expect(refused).toBeGreaterThan(runs / 2);
  });
});

const codes = [
  "UnauthorizedOperation",
  "AuthFailure.UnauthorizedOperation",
  "InternalError.GetRoleError",
  "InternalError.InternalInnerCommonError",
  "ResourceNotFound.RoleNotFound",
  "AuthFailure.TokenFailure",
  "UnsupportedRegion",
  "InvalidParameter",
  "FailedOperation.CamCheckResourceError",
  "NobodyHasSeenThisCode",
];
const endpoint = fc.record({
  databaseKind: fc.constantFrom(...databaseKindNames),
  region: fc.constantFrom("ap-guangzhou", "ap-shanghai"),
  instanceId: fc.option(fc.constantFrom("cdb-a", "tdsql-a", ""), { nil: undefined }),
});
const inputs: fc.Arbitrary<PreflightInputs> = fc.record({
  source: fc
    .tuple(endpoint, fc.option(fc.constantFrom("id-1", undefined), { nil: null }))
    .map(([each, externalId]) => ({
      ...each,
      ...(externalId === null ? {} : { role: { accountUin: "100000000002", roleName: "dts", externalId } }),
    })),
  target: endpoint,
  conflict: fc.constantFrom("cover", "ignore", "reportError", undefined),
  executor: fc.option(
    fc.record({ as: fc.constantFrom("mainAccount", "user", "group"), isPermissionPending: fc.boolean() }),
    { nil: undefined },
  ),
});
/** What a service says to each call: a refusal, or an answer that may be empty or strange. */
const reactions = fc.array(
  fc.oneof(
    fc.constantFrom(...codes).map((code) => refusal(code, `words of ${code}`)),
    fc.constantFrom<object>(
      {},
      { Items: null, Instances: null, ClusterSet: null },
      { Items: [{ InstanceId: "cdb-a", Status: 1, EngineVersion: "8.0" }] },
      { Instances: [{ InstanceId: "tdsql-a", Status: 2, DbVersion: "?", Usable: 0, Hint: "no" }] },
      {
        Credentials: {
          TmpSecretId: "AKIDtemporary",
          TmpSecretKey: "temporary-key",
          Token: "temporary-token",
        },
      },
    ),
  ),
  { minLength: 5, maxLength: 5 },
);

test("whatever the services answer: never thrown, and every failure names its place", async () => {
  let failures = 0;
  await fc.assert(
    fc.asyncProperty(inputs, reactions, fc.boolean(), async (asked, answers, isRoot) => {
      // Given an identity that is right, and services that answer anything
      let turn = 0;
      const answer = ({ action }: WireRequest): object => {
        if (action === "GetCallerIdentity") return identityOf(isRoot);
        return answers[turn++ % answers.length] ?? {};
      };
      const { account, clock } = fakeCloud([answer], environment);

      const report = await clock.run(preflight(account, asked));

      const found = failuresOf(report);
      failures += found.length;
      found.forEach(expectPlaced);
      // And no parameter of its words is missing
      for (const each of found) expect(renderProblem(each, "en")).not.toMatch(/\{\w+\}|undefined/);
    }),
    { numRuns: runs },
  );
  expect(failures).toBeGreaterThan(runs / 2);
});

function identityOf(isRoot: boolean): object {
  const { accountUin } = connection;
  const UserId = isRoot ? accountUin : "100000000099";
  return { AccountId: accountUin, UserId, PrincipalId: UserId, Type: isRoot ? "Root" : "CAMUser" };
}

function expectPlaced(found: Problem): void {
  const words = renderProblem(found, "en");
  // Without `expect`: ten thousands of problems pass here.
  const isPlaced = typeof found.path === "string" && found.path !== "";
  if (!isPlaced || stackTrace.test(words) || words.includes("[object Object]")) {
    throw new Error(`at ${JSON.stringify(found.path)}: ${words}`);
  }
}
