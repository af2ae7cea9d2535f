import type { Command } from "commander";
import { version } from "../../package.json";
import { createProgram } from "../../cli/program";

/** Standard output of a command line that prints and exits. */
async function outputOf(...parameters: string[]): Promise<string> {
  let output = "";
  const program = createProgram()
    .exitOverride()
    .configureOutput({ writeOut: (text) => (output += text) });
  await program.parseAsync(parameters, { from: "user" }).catch(() => undefined);
  return output;
}

const commandsOf = (command: Command): Command[] =>
  command.commands.flatMap((each) => [each, ...commandsOf(each)]);

test.each(["--version", "-V"])("%s prints the version of package.json", async (flag) => {
  expect(await outputOf(flag)).toBe(`${version}\n`);
});

test("--help lists every command", async () => {
  const help = await outputOf("--help");
  const names = createProgram().commands.map((command) => command.name());
  expect(names.filter((name) => !help.includes(`\n  ${name} `))).toEqual([]);
});

test("every command and option has a description that starts with a capital letter and has no final period", () => {
  const described = commandsOf(createProgram()).flatMap((command) => [
    [command.name(), command.description()],
    ...command.options.map(({ flags, description }) => [`${command.name()} ${flags}`, description]),
  ]);
  expect(described.filter(([, text = ""]) => !/^[A-Z].*[^.]$/s.test(text))).toEqual([]);
});

test("a repeatable option collects its values", () => {
  const review = createProgram().commands.find((command) => command.name() === "review")!;
  review.parseOptions(["--stack", "source", "--stack", "target"]);
  expect(review.opts()).toMatchObject({ stack: ["source", "target"], policy: [] });
});
