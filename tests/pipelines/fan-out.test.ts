import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, parseAllDocuments } from "yaml";
import { packageRoot } from "../../cli/workspace/package-root";
import { operatorStack } from "../support/operator-stack";

const read = (file: string) => readFileSync(join(packageRoot, "pipelines/fan-out", file), "utf8");

describe("the stacks for the Kubernetes operator", () => {
  const written = parseAllDocuments(read("kubernetes.yaml")).map((document) => document.toJS() as unknown);

  test("match the operator's schema", () => {
    for (const each of written) expect(operatorStack.safeParse(each)).toMatchObject({ success: true });
    // The schema refuses a misspelled field.
    const [first] = written as [{ spec: object }];
    const misspelt = { ...first, spec: { ...first.spec, prerequisite: [] } };
    expect(operatorStack.safeParse(misspelt).success).toBe(false);
  });

  test("make the target wait for every source, destroy nothing when deleted, and hold no secret", () => {
    const stacks = written.map((each) => operatorStack.parse(each));
    const sources = stacks
      .filter(({ spec }) => spec.stack.startsWith("source"))
      .map(({ metadata }) => metadata.name);
    const target = stacks.find(({ spec }) => spec.stack.startsWith("target"));
    expect(sources.length).toBeGreaterThan(1);
    expect(target?.spec.prerequisites?.map(({ name }) => name)).toEqual(sources);
    for (const { spec } of stacks) {
      expect(spec).toMatchObject({ destroyOnFinalize: false, useLocalStackOnly: true });
      const literals = Object.entries(spec.envRefs ?? {}).filter(([, { type }]) => type === "Literal");
      expect(literals.map(([name]) => name)).toEqual(spec === target?.spec ? ["PULUMI_PARALLEL"] : []);
    }
  });
});

describe("the matrix on GitHub", () => {
  interface Job {
    needs?: string;
    permissions: object;
    environment: string;
    strategy: { "fail-fast": boolean; matrix: { stack: string[] } };
    steps: { run?: string; env?: object }[];
  }
  const text = read("github.yml");
  const workflow = parse(text) as { permissions: object; jobs: { sources: Job; targets: Job } };
  const { sources, targets } = workflow.jobs;

  test("runs sources before targets, each stack in its own job with its own keys", () => {
    expect(targets.needs).toBe("sources");
    for (const job of [sources, targets]) {
      expect(job.strategy["fail-fast"]).toBe(false);
      expect(job.strategy.matrix.stack.length).toBeGreaterThan(1);
      expect(job.environment).toBe("${{ matrix.stack }}");
      expect(job.permissions).toEqual({ contents: "read" });
      expect(job.steps.at(-1)?.run).toMatch(/--continue-on-error --stack "\$STACK"$/);
    }
  });

  test("grants no permission by default, and pins every action to a commit", () => {
    expect(workflow.permissions).toEqual({});
    const uses = text.match(/uses: .*/g) ?? [];
    expect(uses.length).toBeGreaterThan(1);
    for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });
});

test("the matrix on GitLab runs sources before targets, and never two runs on one stack", () => {
  interface Job {
    extends: string;
    stage: string;
    parallel: { matrix: { STACK: string[] }[] };
  }
  const pipeline = parse(read("gitlab.yml")) as {
    stages: string[];
    ".stack": { resource_group: string; environment: { name: string }; script: string[] };
    sources: Job;
    targets: Job;
  };
  expect(pipeline.stages).toEqual([pipeline.sources.stage, pipeline.targets.stage]);
  expect(pipeline[".stack"]).toMatchObject({ resource_group: "$STACK", environment: { name: "$STACK" } });
  for (const job of [pipeline.sources, pipeline.targets]) {
    expect(job.extends).toBe(".stack");
    expect(job.parallel.matrix[0]?.STACK.length).toBeGreaterThan(1);
  }
});
