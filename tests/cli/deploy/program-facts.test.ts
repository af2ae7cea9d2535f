import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { packageFacts } from "../../../cli/deploy/facts/package-facts";
import { programFacts } from "../../../cli/deploy/facts/program-facts";
import { packageRoot } from "../../../cli/workspace/package-root";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "facts-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function link(target: string, file: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  symlinkSync(target, join(folder, file));
}

const codes = (found: { problems: readonly { code: string; parameters: object }[] }) =>
  found.problems.map(({ code, parameters }) => `${code} ${Object.values(parameters).join(" ")}`.trim());

describe("the compiled program", () => {
  const stamp = join(packageRoot, "tools/build-stamp.cjs");
  const { currentStamp } = require(stamp) as { currentStamp(checkout: string): string };
  const program = () => programFacts(folder);

  beforeEach(() => {
    for (const file of ["tsconfig.json", "tsconfig.build.json", "package-lock.json"]) write(file, "{}");
    write("tools/build-stamp.cjs", `module.exports = require(${JSON.stringify(stamp)});`);
    write("index.ts", "");
    write("cli/main.ts", "");
    write("cli/data.json", "{}");
    for (const file of ["index.js", "index.d.ts", "cli/main.js", "cli/main.d.ts", "cli/data.json"])
      write(`dist/${file}`, "{}");
    write("dist/.stamp", currentStamp(folder));
  });

  test("a build of its sources is accepted", () => {
    expect(codes(program())).toEqual([]);
    expect(Object.keys(program().facts.program).sort()).toEqual([".", "cli"]);
  });

  test("a link is refused by its name", () => {
    link("/tmp", "dist/node_modules");
    link("/tmp/other.js", "dist/cli/extra.js");

    expect(codes(program())).toEqual([
      "approval.linkRefused dist/cli/extra.js",
      "approval.linkRefused dist/node_modules",
    ]);
  });

  test.each(["cli/evil.js", "node_modules/@grpc/grpc-js/index.js", "cli/main", "index.node"])(
    "%s is refused, because no source compiles to it",
    (file) => {
      write(`dist/${file}`, "");
      expect(codes(program())).toEqual([`approval.foreignFile dist/${file}`]);
    },
  );

  test("sources that are newer than the build are refused", () => {
    write("cli/main.ts", "attack()");

    expect(codes(program())).toEqual(["approval.buildOutdated"]);
  });

  test.each(["cli/main.js", "cli/main.d.ts", ".stamp"])("the facts change when %s appears", (file) => {
    const before = program().facts;
    rmSync(join(folder, "dist", file));
    expect(program().facts).not.toEqual(before);
  });

  test("the order of type declarations does not count, only their names do", () => {
    const before = program().facts;
    write("dist/cli/main.d.ts", "other");
    expect(program().facts).toEqual(before);
  });
});

describe("the installed packages", () => {
  const lock = (packages: object) => JSON.stringify({ packages });
  const yaml = { "node_modules/yaml": { version: "1.0.0", integrity: "sha512-a" } };
  const packages = () => packageFacts(folder);

  beforeEach(() => {
    write("package-lock.json", lock(yaml));
    write("node_modules/.package-lock.json", lock(yaml));
    write("node_modules/yaml/index.js", "yaml");
    write("node_modules/yaml/README.md", "");
    link("../yaml/index.js", "node_modules/.bin/yaml");
  });

  function expectDifference(name: string, change: () => void): void {
    const before = packages().facts;
    change();
    const after = packages().facts;
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    expect(names.filter((one) => before[one] !== after[one])).toEqual([name]);
  }

  test("what npm installed is accepted", () => {
    expect(codes(packages())).toEqual([]);
    expect(Object.keys(packages().facts).sort()).toEqual([".bin", ".package-lock.json", "yaml"]);
  });

  test("a changed file is noticed", () => {
    expectDifference("yaml", () => write("node_modules/yaml/index.js", "attack"));
  });

  test("a package inside of a package is noticed", () => {
    expectDifference("yaml", () => write("node_modules/yaml/node_modules/@grpc/grpc-js/index.js", ""));
  });

  test("a file without an extension is noticed: Node.js prefers it to the one with an extension", () => {
    expectDifference("yaml", () => write("node_modules/yaml/index", "attack"));
  });

  test("a package that nothing declares is noticed, because another may load it if it is present", () => {
    expectDifference("bufferutil", () => write("node_modules/bufferutil/index.js", "attack"));
  });

  test("a program in .bin is noticed", () => {
    expectDifference(".bin", () => write("node_modules/.bin/git", "#!/bin/sh"));
  });

  test("the record of the engine and documents do not count", () => {
    const before = packages().facts;
    write("node_modules/.cache/dts-cross-account/engine.json", "{}");
    write("node_modules/yaml/README.md", "other");
    expect(packages().facts).toEqual(before);
  });

  test("a package that differs from the lock file is refused", () => {
    write("package-lock.json", lock({ "node_modules/yaml": { version: "1.0.0", integrity: "sha512-b" } }));
    expect(codes(packages())).toEqual(["approval.packageNotLocked yaml"]);
  });

  test("a link out of node_modules is refused, except one that the lock file names, whose content counts", () => {
    write("sdks/cloud/index.js", "sdk");
    link("/tmp", "node_modules/@grpc");
    link("../sdks/cloud", "node_modules/cloud");
    const linked = { ...yaml, "node_modules/cloud": { link: true } };
    write("package-lock.json", lock(linked));
    write("node_modules/.package-lock.json", lock(linked));

    expect(codes(packages())).toEqual(["approval.linkRefused node_modules/@grpc"]);
    expectDifference("cloud (linked)", () => write("sdks/cloud/index.js", "attack"));
  });
});
