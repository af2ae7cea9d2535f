import fc from "fast-check";
import { canonicalJson, type Json } from "../../../core/state";

/** The same value with the keys of every object in reverse order. */
function reversed(value: Json): Json {
  if (Array.isArray(value)) return (value as Json[]).map(reversed);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value as Record<string, Json>).map(([key, inner]) => [key, reversed(inner)]);
  return Object.fromEntries(entries.reverse()) as Json;
}

test("the canonical text is the same for any key order, and parses back to the value", () => {
  fc.assert(
    fc.property(
      fc.jsonValue().map((value) => value as Json),
      (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      },
    ),
  );
});

test.each<[string, unknown, string]>([
  [
    "keys are sorted by UTF-16 code units (RFC 8785, section 3.2.3)",
    { "\u20ac": 1, "\r": 2, "1": 3, "\u00f6": 4, literals: [null, true, false] },
    '{"\\r":2,"1":3,"literals":[null,true,false],"ö":4,"€":1}',
  ],
  ["integer-like keys are sorted as text", { "9": "b", "10": "a" }, '{"10":"a","9":"b"}'],
  ["nested objects are sorted too", { b: [{ d: 1, c: null }], a: "x" }, '{"a":"x","b":[{"c":null,"d":1}]}'],
  ["undefined members are omitted", { a: undefined, b: 1 }, '{"b":1}'],
  ["undefined items become null", [undefined, 1], "[null,1]"],
  ["undefined itself becomes null", undefined, "null"],
])("%s", (_rule, value, text) => {
  expect(canonicalJson(value)).toBe(text);
});
