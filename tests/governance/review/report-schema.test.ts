import { renderJson, reportSchema, review } from "../../../governance/review";
import { recorded } from "./stacks";

test.each([
  ["a first grant", () => review([recorded("first-source"), recorded("first-target")], { expected: {} })],
  ["a removed grant", () => review([recorded("removed-source", "source")])],
  ["a missing state", () => review([recorded("nochange-source")])],
])("the JSON of %s has the published form, and nothing else", (_name, make) => {
  const json = JSON.parse(renderJson(make(), "en")) as unknown;
  expect(reportSchema.parse(json)).toEqual(json);
});
