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
  const exitCode = await explain(text);

  // Every key that may fix it is listed, the most likely first, with the fix.
  expect(exitCode).toBe(0);
  const said = lines.join("\n");
  const label = chooseLanguage() === "zh" ? "位置：" : "at ";
  const named = [...said.matchAll(new RegExp(`^ {2}${label}(.+)$`, "gm"))].map(([, key]) => key);
  expect(named).toEqual(keys);
  expect(said).toContain(fix);
  // Missing values are omitted or shown as unknown.
  expect(said).not.toMatch(/\{\w+\}|‹(code|requestId|words|message|消息)›|undefined|\(\)/);
});

test("every known error is explained by one of the cases", () => {
  const texts = cases.map(({ text }) => text);

  const unexplained = knownErrors.filter(({ words }) => !texts.some((text) => words.test(text)));

  expect(unexplained.map(({ name }) => name)).toEqual([]);
});

test("a text without a known error gets no guess, only the known codes", async () => {
  const exitCode = await explain("Something went wrong, try again.");

  expect(exitCode).toBe(1);
  expect(lines.join("\n")).toContain("InternalError.GetRoleError");
});
