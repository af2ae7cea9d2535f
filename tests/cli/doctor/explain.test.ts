import { explain } from "../../../cli/doctor/explain";
import { knownErrors } from "../../../cloud/preflight";
import { chooseLanguage } from "../../../core/messages";
import cases from "../../matrix/explained-errors.json";

let lines: string[];

beforeEach(() => {
  lines = [];
  jest.spyOn(console, "log").mockImplementation((text: string) => void lines.push(text));
});

afterEach(() => jest.restoreAllMocks());

test.each(cases)("$text", async ({ text, keys, fix }) => {
  // Given the message as it was shown, When
  const exitCode = await explain(text);

  // Then every key that may mend it is named, the most likely first, with what to do
  expect(exitCode).toBe(0);
  const said = lines.join("\n");
  const label = chooseLanguage() === "zh" ? "位置：" : "at ";
  const named = [...said.matchAll(new RegExp(`^ {2}${label}(.+)$`, "gm"))].map(([, key]) => key);
  expect(named).toEqual(keys);
  expect(said).toContain(fix);
  // And what nobody told is left out or named as unknown, not repeated and not cut
  expect(said).not.toMatch(/\{\w+\}|‹(code|requestId|words|message|消息)›|undefined|\(\)/);
});

test("every known error is explained by one of the cases", () => {
  // Given
  const texts = cases.map(({ text }) => text);

  // When
  const unexplained = knownErrors.filter(({ words }) => !texts.some((text) => words.test(text)));

  // Then
  expect(unexplained.map(({ name }) => name)).toEqual([]);
});

test("a text without a known error is not guessed at", async () => {
  // Given some text, When
  const exitCode = await explain("Something went wrong, try again.");

  // Then
  expect(exitCode).toBe(1);
  expect(lines.join("\n")).toContain("InternalError.GetRoleError");
});
