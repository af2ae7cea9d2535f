import { judgeMissingStack, type MissingStackFacts } from "../../../stacks/missing-stack";

const project = "organization/dts-cross-account/";

interface Case {
  readonly name: string;
  readonly stack: string;
  /** Stacks of the backend, by their whole names; those that are deployed have outputs. */
  readonly deployed?: readonly string[];
  readonly referenced?: readonly string[];
  readonly local?: readonly string[];
  readonly expected: Awaited<ReturnType<typeof judgeMissingStack>>;
}

const cases: readonly Case[] = [
  {
    name: "a first preview",
    stack: `${project}source`,
    local: ["source", "target"],
    expected: "notYetKnown",
  },
  {
    name: "a target that is deployed",
    stack: `${project}elsewhere`,
    deployed: [`${project}target`],
    expected: "error",
  },
  {
    name: "a near name with a file in the folder",
    stack: `${project}sourse`,
    deployed: [`${project}source`],
    local: ["source", "target"],
    expected: { nearest: `${project}source` },
  },
  {
    name: "a near name in the configuration, of another project",
    stack: "organization/others/sourse",
    deployed: ["organization/others/source"],
    referenced: ["organization/others/source", "organization/others/sourse"],
    expected: { nearest: "organization/others/source" },
  },
  {
    name: "a short name",
    stack: "sourse",
    deployed: ["source"],
    local: ["source"],
    expected: { nearest: "source" },
  },
  {
    name: "a near name that is not deployed either",
    stack: `${project}sourse`,
    local: ["source"],
    expected: "notYetKnown",
  },
  {
    name: "a stack with a file beside a deployed one of a near name",
    stack: `${project}source-2`,
    deployed: [`${project}source-1`],
    local: ["source-1", "source-2"],
    expected: "notYetKnown",
  },
  {
    name: "a name near to this stack's own",
    stack: `${project}targets`,
    deployed: [],
    local: ["target"],
    expected: "notYetKnown",
  },
  {
    name: "a file of this project beside a reference to another project",
    stack: "organization/others/sourse",
    deployed: ["organization/others/source"],
    local: ["source"],
    expected: "notYetKnown",
  },
];

test.each(cases)("$name", async ({ stack, deployed = [], referenced = [], local = [], expected }) => {
  const lookUp: MissingStackFacts["lookUp"] = (name) =>
    Promise.resolve(deployed.includes(name) ? "deployed" : "missing");

  const verdict = await judgeMissingStack(stack, { own: `${project}target`, referenced, local, lookUp });

  expect(verdict).toEqual(expected);
});
