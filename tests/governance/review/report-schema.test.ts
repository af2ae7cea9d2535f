import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { renderJson, reportSchema, review } from "../../../governance/review";
import { recorded } from "./stacks";

const published = join(__dirname, "../../../docs/review-schema.json");

test("the published schema is that of the code", () => {
  expect(JSON.parse(readFileSync(published, "utf8"))).toEqual(z.toJSONSchema(reportSchema));
});

test.each([
  ["a first grant", () => review([recorded("first-source"), recorded("first-target")], { expected: {} })],
  ["a removed grant", () => review([recorded("removed-source", "source")])],
  ["a missing state", () => review([recorded("nochange-source")])],
])("the JSON of %s has the published form, and nothing besides", (_name, make) => {
  // When
  const json = JSON.parse(renderJson(make(), "en")) as unknown;
  // Then
  expect(reportSchema.parse(json)).toEqual(json);
});
