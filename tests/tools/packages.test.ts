import { callTool } from "./call-tool";
import { temporaryFolder, type TemporaryFolder } from "./temporary-folder";

interface Package {
  version: string;
  integrity?: string;
  optional?: boolean;
}

const library: Package = { version: "1.2.3", integrity: "sha512-one" };

let folder: TemporaryFolder;
beforeEach(() => (folder = temporaryFolder()));
afterEach(() => folder.remove());

async function match(wanted: Record<string, Package>, installed: Record<string, Package> | "none" | "torn") {
  folder.write("package-lock.json", JSON.stringify({ packages: { "": { version: "0.1.0" }, ...wanted } }));
  if (installed === "torn") folder.write("node_modules/.package-lock.json", '{"packages": {"node_mod');
  else if (installed !== "none") {
    folder.write("node_modules/.package-lock.json", JSON.stringify({ packages: installed }));
  }
  const { result } = await callTool<boolean>(
    "packages.mjs",
    `return tool.packagesMatch(${JSON.stringify(folder.path)})`,
  );
  return result;
}

test.each([
  ["the same packages", { library }, true],
  ["more packages than the lock", { library, extra: library }, true],
  ["a record without hashes", { library: { version: "1.2.3" } }, true],
  ["another version", { library: { version: "1.2.4" } }, false],
  ["other bytes of the same version", { library: { ...library, integrity: "sha512-two" } }, false],
  ["a missing package", {}, false],
  ["no record of an installation", "none" as const, false],
  ["a torn record", "torn" as const, false],
])("node_modules with %s", async (_title, installed, expected) => {
  const wanted = { library };

  const matches = await match(wanted, installed as Record<string, Package> | "none" | "torn");

  expect(matches).toBe(expected);
});

test("an optional package of another platform may be missing", async () => {
  const wanted = { library, other: { ...library, optional: true } };

  const matches = await match(wanted, { library });

  expect(matches).toBe(true);
});
