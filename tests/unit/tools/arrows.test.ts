import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import arrows from "../../matrix/arrows.json";
import { callTool } from "./call-tool";
import { temporaryFolder, type TemporaryFolder } from "./temporary-folder";

interface Case {
  file: string;
  code: string;
}

const checkout = join(__dirname, "../../..");
const rooms = Object.keys(arrows) as (keyof typeof arrows)[];

jest.setTimeout(30_000);

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
  cpSync(join(checkout, "eslint.config.mjs"), join(folder.path, "eslint.config.mjs"));
  symlinkSync(join(checkout, "node_modules"), join(folder.path, "node_modules"));
  for (const room of rooms) folder.write(`${room}/thing.ts`, "export const thing = 1;\n");
  folder.write("stacks/config.ts", "export const thing = 1;\n");
  folder.write("cam/inner/thing.ts", "export const thing = 1;\n");
});
afterEach(() => folder.remove());

/** Which of the cases the import rule reports. */
async function reported(cases: readonly Case[]): Promise<Case[]> {
  const { result } = await callTool<boolean[]>(
    "places.mjs",
    `const { createRequire } = await import("node:module");
     const { ESLint } = createRequire(tool.root)("eslint");
     const eslint = new ESLint({
       cwd: ${JSON.stringify(folder.path)},
       ruleFilter: ({ ruleId }) => ruleId === "boundaries/dependencies",
       overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
     });
     const reports = [];
     for (const { file, code } of ${JSON.stringify(cases)}) {
       const [{ messages }] = await eslint.lintText(code, { filePath: file });
       const foreign = messages.filter(({ ruleId }) => ruleId !== "boundaries/dependencies");
       if (foreign.length > 0) throw new Error(JSON.stringify(foreign));
       reports.push(messages.length > 0);
     }
     return reports;`,
  );
  return cases.filter((_case, index) => result[index]);
}

test("an import between two rooms is reported exactly where the table has no arrow", async () => {
  // Given
  const pairs = rooms.flatMap((from) => rooms.filter((to) => to !== from).map((to) => ({ from, to })));
  const caseOf = ({ from, to }: (typeof pairs)[number]): Case => ({
    file: `${from}/folder/file.ts`,
    code: `import { thing } from "../../${to}/thing";\nvoid thing;\n`,
  });

  // When
  const found = await reported(pairs.map(caseOf));

  // Then
  const forbidden = pairs.filter(({ from, to }) => !(arrows[from] as string[]).includes(to));
  expect(found).toEqual(forbidden.map(caseOf));
});

test("an import is an import in whatever form", async () => {
  // Given
  const target = '"../dynamic-providers/thing"';
  const cases = [
    `import type { thing } from ${target};`,
    `export * from ${target};`,
    `const thing = require(${target});`,
    `const thing = await import(${target});`,
  ].map((code) => ({ file: "emulator/file.ts", code }));

  // When
  const found = await reported(cases);

  // Then
  expect(found).toEqual(cases);
});

test("one's own room, packages, and what single files may do", async () => {
  // Given
  const allowed = [
    { file: "cam/file.ts", code: 'import "./inner/thing";' },
    { file: "cam/inner/file.ts", code: 'import "../thing";' },
    { file: "cam/file.ts", code: 'import "typescript";' },
    { file: "review/file.ts", code: 'import "../stacks/config";' },
    { file: "index.ts", code: 'import "./stacks/thing";' },
    { file: "tests/unit/cam/file.ts", code: 'import "../../thing";' },
  ];
  const forbidden = [
    { file: "review/file.ts", code: 'import "../stacks/thing";' },
    { file: "index.ts", code: 'import "./components/thing";' },
  ];

  // When
  const found = await reported([...allowed, ...forbidden]);

  // Then
  expect(found).toEqual(forbidden);
});
