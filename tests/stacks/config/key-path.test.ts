import { keyNameOf, renderKeyPath, setSecretCommand, type KeyPath } from "../../../stacks/config/key-path";

test.each<[KeyPath, string, string]>([
  [["region"], "region", "region"],
  [["jobs", 0], "jobs[0]", "jobs[0]"],
  [["jobs", 10, "source", "password"], "jobs[10].source.password", "password"],
  [["grants", 0, "tags", "cost.center"], 'grants[0].tags["cost.center"]', "cost.center"],
  [["tags", 'a"b'], 'tags["a\\"b"]', 'a"b'],
  [[], "", ""],
])("%j is written %s, and called %s", (path, written, name) => {
  // Given the path, When
  const rendered = [renderKeyPath(path), keyNameOf(path)];

  expect(rendered).toEqual([written, name]);
});

test("the command for a secret names its place", () => {
  const path = ["jobs", 0, "source", "password"];

  const command = setSecretCommand(path);

  expect(command).toBe("pulumi config set --secret --path 'jobs[0].source.password'");
});
