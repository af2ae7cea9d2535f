import { RunMemory } from "../../../cloud/preflight";
import {
  toDynamicProvider,
  type DynamicProvider,
  type Host,
} from "../../../dynamic-providers/host/dynamic-provider";
import { silentEngine } from "../../../dynamic-providers/host/engine";
import { WaveLimiter } from "../../../dynamic-providers/host/wave-limiter";
import { PartialResource } from "../../../dynamic-providers/host/partial-resource";
import { unknownValue, type ResourceLogic } from "../../../dynamic-providers/host/resource-logic";
import type { HostInputs } from "../../../core/state/host-inputs";
import { problem, ProblemError } from "../../../core/messages";

interface Thing extends HostInputs {
  readonly name: string;
  readonly note?: string;
}

const literal = 'exports.handler = () => require("…").get("Thing");';
const news = { name: "one", __provider: literal };

/** A logic that does nothing, but for what a test is about. */
function provider(
  methods: Partial<ResourceLogic<Thing>> = {},
  said: string[] = [],
  kept: object[] = [],
): DynamicProvider {
  const logic: ResourceLogic<Thing> = {
    check: () => Promise.resolve([]),
    diff: () => ({ hasChanges: false, replaces: [], explanations: [] }),
    create: (inputs) => Promise.resolve({ id: "thing-1", outputs: inputs }),
    read: (_id, outputs) => Promise.resolve(outputs),
    update: (_id, _olds, inputs) => Promise.resolve(inputs),
    delete: () => Promise.resolve(),
    ...methods,
  };
  const memory = new RunMemory();
  const say = (text: string) => void said.push(text);
  const host: Host = {
    engine: silentEngine,
    keepSecretsOf: (properties) => void kept.push(properties),
    contextFor: () => ({
      account: () => Promise.reject(new Error("no account here")),
      progress: { status: say, info: say, warning: say },
      signal: new AbortController().signal,
      now: () => 0,
      waves: new WaveLimiter(),
      memory,
      isEngineAlive: () => Promise.resolve(true),
    }),
  };
  return toDynamicProvider("pulumi-nodejs:dynamic/test:Thing", logic as ResourceLogic, host);
}

const failing = (error: unknown) => () => Promise.reject(error as Error);
const missing = () => new ProblemError(problem("role.notVisible", { roleName: "dts-orders" }));
const rejected = (work: Promise<unknown>): Promise<Error & Record<string, unknown>> =>
  work.then(
    () => {
      throw new Error("it did not fail");
    },
    (error: Error & Record<string, unknown>) => error,
  );

describe("what a logic returns", () => {
  test("becomes plain JSON with a text as id: anything else would lose a created resource", async () => {
    // Given a logic that returns a number as id, absent values, a date and an object with methods
    const outputs = { name: "one", note: undefined, at: new Date(0), set: { toJSON: () => ["a"] } };
    const create = () => Promise.resolve({ id: 42 as unknown as string, outputs });

    // When a resource is created
    const created = await provider({ create }).create(news);

    // Then the engine gets text and plain values, and no undefined
    expect(created).toStrictEqual({
      id: "42",
      outs: { name: "one", at: "1970-01-01T00:00:00.000Z", set: ["a"] },
    });
  });

  test("is called without the provider's own code", async () => {
    // Given a logic that shows what it was given
    const given: unknown[] = [];
    const update: ResourceLogic<Thing>["update"] = (_id, olds, inputs) => {
      given.push(olds, inputs);
      return Promise.resolve(inputs);
    };

    // When a resource is updated, then `__provider` is not among it
    await provider({ update }).update("thing-1", news, news);
    expect(given).toEqual([{ name: "one" }, { name: "one" }]);
  });

  test("of a resource that is gone makes the engine forget it", async () => {
    // Given a logic that finds nothing; when it is read, then neither id nor properties come back
    expect(await provider({ read: () => Promise.resolve(undefined) }).read("thing-1", news)).toEqual({});
  });
});

test("the secrets of inputs and of state are kept for redaction before any call", async () => {
  const kept: object[] = [];
  const read = () => Promise.resolve(undefined);
  await provider({ read }, [], kept).read("thing-1", { name: "one", note: "in state" });
  await provider({}, [], kept).create({ ...news, note: "in inputs" });
  expect(kept).toMatchObject([{ note: "in state" }, { note: "in inputs" }]);
});

describe("a failure", () => {
  test.each(["create", "update"] as const)(
    "of %s that left a resource keeps its id together with the provider",
    async (method) => {
      // Given a resource that exists but is not as desired
      const outputs = { name: "one", note: undefined, status: "Paused" };
      const error = new PartialResource("thing-1", outputs, problem("role.notVisible", { roleName: "r" }));
      const broken = provider({ [method]: failing(error) });

      // When it fails
      const work = method === "create" ? broken.create(news) : broken.update("thing-1", news, news);

      // Then the host finds id, properties and reasons, in the shape that it keeps in the state
      expect(await rejected(work)).toMatchObject({
        id: "thing-1",
        properties: { name: "one", status: "Paused", __provider: literal },
        reasons: [expect.stringContaining("r")],
      });
    },
  );

  test("without a resource has no id: the engine must not remember what does not exist", async () => {
    // Given a creation that failed before anything was made; when it fails, then there is nothing to keep
    const error = await rejected(provider({ create: failing(missing()) }).create(news));
    expect(error).not.toHaveProperty("id");
    expect(error).not.toHaveProperty("properties");
  });

  test.each(["create", "update", "read", "delete"] as const)(
    "of %s is reported by its message alone",
    async (method) => {
      // Given a logic that fails with a problem and a cause
      const broken = provider({ [method]: failing(missing()) });
      const calls = {
        create: () => broken.create(news),
        update: () => broken.update("thing-1", news, news),
        read: () => broken.read("thing-1", news),
        delete: () => broken.delete("thing-1", news),
      };

      // When it fails
      const error = await rejected(calls[method]());

      // Then the message is the problem's, and holds no stack trace
      expect(error.message).toContain("dts-orders");
      expect(error.message).not.toMatch(/^\s+at .*:\d+:\d+/m);
    },
  );

  test("of an answer with a value of the wrong type says so, and what to do", async () => {
    const read = () => Promise.reject(new TypeError("(JobList ?? []).filter is not a function"));
    const error = await rejected(provider({ read }).read("thing-1", news));
    expect(error.message).toMatch(/unexpected type.*: \(JobList.*\n.*Run again/);
  });

  test("of check becomes a failure of the inputs, whose words tell the path", async () => {
    // Given a logic that finds a mistake, and one that breaks
    const found = problem("role.nameInvalid", { roleName: "a b" }, "roleName");
    const strict = provider({ check: () => Promise.resolve([found]) });
    const broken = provider({ check: failing(missing()) });

    // When inputs are checked, then both are reported as failures without a property, whose value
    // the engine would print beside it, and the inputs stay unchanged
    expect(await strict.check({}, news)).toEqual({
      inputs: news,
      failures: [{ property: "", reason: expect.stringMatching(/a b.*\n.*roleName/) as string }],
    });
    expect(await broken.check({}, news)).toEqual({
      inputs: news,
      failures: [{ property: "", reason: expect.stringContaining("dts-orders") as string }],
    });
  });
});

describe("check", () => {
  test.each([
    ["nothing, for a resource that is to be created", {}, undefined],
    ["the old inputs, for one that exists", { name: "old", __provider: literal }, { name: "old" }],
  ])("gives the logic %s", async (_what, olds, expected) => {
    // Given a logic that shows the old inputs
    const given: unknown[] = [];
    const check: ResourceLogic<Thing>["check"] = (_inputs, _context, existing) => {
      given.push(existing);
      return Promise.resolve([]);
    };

    // When inputs are checked, then it is given what exists
    await provider({ check }).check(olds, news);
    expect(given).toEqual([expected]);
  });
});

describe("diff", () => {
  test.each([
    ["what it knows, and that is the same", "one", false],
    ["what preview cannot know", unknownValue, true],
  ])("with %s has changes: %s → %s", async (_what, name, changes) => {
    // Given inputs; when they are compared
    const difference = await provider().diff("thing-1", news, { ...news, name });

    // Then an unknown one counts as a change, and never as a replacement
    expect(difference).toEqual({ changes, replaces: [], deleteBeforeReplace: false });
  });

  test("finds what is unknown at any depth", async () => {
    // Given an unknown value within a list within an object; when compared, then it counts
    const deep = { ...news, settings: { list: [{ value: unknownValue }] } };
    expect(await provider().diff("thing-1", news, deep)).toMatchObject({ changes: true });
  });

  test("prints each explanation once in a run, although preview and update both compute it", async () => {
    // Given a difference with an explanation of its own
    const said: string[] = [];
    const explanations = [problem("resource.replaced", { property: `unique to this test` })];
    const explaining = provider(
      { diff: () => ({ hasChanges: true, replaces: ["name"], explanations }) },
      said,
    );

    // When it is computed twice
    await explaining.diff("thing-1", news, news);
    const second = await explaining.diff("thing-1", news, news);

    // Then the answer is the same, and the sentence was said once
    expect(second).toEqual({ changes: true, replaces: ["name"], deleteBeforeReplace: false });
    expect(said).toEqual([expect.stringContaining("unique to this test")]);
  });

  test("of what no update can reach fails in preview, and is only shown by a refresh", async () => {
    // Given a resource that cannot become what it is declared to be
    const said: string[] = [];
    const obstacles = [problem("role.notVisible", { roleName: "in the way" })];
    const stuck = provider(
      { diff: () => ({ hasChanges: true, replaces: [], explanations: [], obstacles }) },
      said,
    );
    const named = (name: string) => ({ ...news, resourceUrn: name });

    // When it is refreshed, which reads and then compares, then the reason is shown
    await stuck.read("thing-1", named("one"));
    expect(await stuck.diff("thing-1", named("one"), named("one"))).toMatchObject({ changes: true });
    expect(said).toEqual([expect.stringContaining("in the way")]);

    // And in the update that follows, which checks and then compares, it fails; as does another that was not read
    await stuck.check(named("one"), named("one"));
    for (const urn of ["one", "two"]) {
      expect((await rejected(stuck.diff("thing-1", named(urn), named(urn)))).message).toContain("in the way");
    }
  });
});
