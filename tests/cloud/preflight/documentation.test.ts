import { readFileSync } from "node:fs";
import { join } from "node:path";
import { databaseKindNames } from "../../../core/dts/database-kinds";
import { supportMatrix } from "../../../core/dts/support-matrix";
import { catalogue } from "../../../core/messages/catalogue";
import type { Message } from "../../../core/messages/message";
import { knownErrors } from "../../../cloud/preflight";

const page = readFileSync(join(__dirname, "../../../docs/doctor.md"), "utf8");

/** As GitHub makes the anchor of a heading. */
const anchors = [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
  heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, "")
    .replaceAll(" ", "-"),
);
const messages: readonly [string, Message][] = Object.entries(catalogue);

test("every reference of a message to the page has its heading", () => {
  const references = messages.flatMap(
    ([, { docs }]) => /^docs\/doctor\.md#(.+)$/.exec(docs ?? "")?.[1] ?? [],
  );

  const dangling = references.filter((anchor) => !anchors.includes(anchor));

  expect(references.length).toBeGreaterThan(10);
  expect(dangling).toEqual([]);
});

test("every cause of a known error has a key, a fix and a page", () => {
  const causes = knownErrors.flatMap((error) => error.causes);

  const incomplete = causes.filter(({ message, path }) => {
    const { en, zh, docs }: Message = catalogue[message];
    return !path || !en.fix || !zh.fix || !docs;
  });

  expect(incomplete).toEqual([]);
});

test("the page's table of pairs says what the matrix says", () => {
  const words = { yes: "yes", conflicting: "texts contradict", unknown: "no text says" };
  const columns = ["mysql", "mariadb", "tdsqlC", "tdsqlMysql"] as const;

  const rows = columns.map((source) => {
    const cells = columns.map((target) => {
      const pair = supportMatrix.find((each) => each.source === source && each.target === target);
      return pair ? words[pair.crossAccount] : "-";
    });
    return ["", `\`${source}\``, ...cells, ""].join("|");
  });

  expect([...columns].sort()).toEqual([...databaseKindNames].sort());
  const written = page.replace(/ *\| */g, "|");
  for (const row of rows) expect(written).toContain(row);
});
