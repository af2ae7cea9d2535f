import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderSvg, review, type Report } from "../../governance/review";
import { newGrants, recorded } from "../governance/review/stacks";

/**
 * Chromium as Debian packages it. Where it is missing, the test fails and prints how to install it.
 */
function chromium(parameters: readonly string[]): string {
  try {
    return execFileSync("chromium", ["--headless", "--no-sandbox", "--disable-gpu", ...parameters], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 30_000,
    });
  } catch (error) {
    throw new Error("headless Chromium did not run; install it with: apt-get install -y chromium", {
      cause: error,
    });
  }
}

/** What the browser renders: texts outside their box or the picture, and computed colors. */
interface Seen {
  readonly texts: number;
  readonly clipped: readonly string[];
  readonly panel: string;
  readonly letters: string;
}

const look = `
  const svg = document.querySelector("svg"), whole = svg.getBoundingClientRect(), clipped = [];
  const isInside = (inner, outer) => inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
  for (const text of svg.querySelectorAll("text")) {
    const box = text.closest("[data-box]")?.querySelector("rect").getBoundingClientRect() ?? whole;
    if (!isInside(text.getBoundingClientRect(), box)) clipped.push(text.textContent);
  }
  const colour = (selector) => getComputedStyle(svg.querySelector(selector)).fill;
  const seen = { texts: svg.querySelectorAll("text").length, clipped, panel: colour(".panel"), letters: colour("text") };
  document.body.innerHTML = "<pre>" + encodeURIComponent(JSON.stringify(seen)) + "</pre>";`;

function seenInBrowser(svg: string, preference: "light" | "dark" = "light"): Seen {
  const folder = mkdtempSync(join(tmpdir(), "review-picture-"));
  try {
    const page = join(folder, "page.html");
    writeFileSync(page, `<!doctype html><meta charset="utf-8"><body>${svg}<script>${look}</script></body>`);
    const scheme = preference === "dark" ? "0" : "1";
    const dom = chromium([
      `--blink-settings=preferredColorScheme=${scheme}`,
      `--user-data-dir=${join(folder, "profile")}`,
      "--dump-dom",
      `file://${page}`,
    ]);
    return JSON.parse(decodeURIComponent(/<pre>(.*)<\/pre>/.exec(dom)?.[1] ?? "")) as Seen;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const reports: readonly [string, Report][] = [
  ["a first grant", review([recorded("first-source"), recorded("first-target")])],
  ["changes outside Pulumi", review([recorded("by-hand-source", "source")])],
  ["a target alone", review([recorded("undeployed-target")])],
  ["nothing", review([recorded("nochange-source")])],
  ["sixty of a thousand grants", review(newGrants(100))],
  ["long, wide and hostile names", review(newGrants(2, (index) => `${index}<b>&"${"名W—".repeat(60)}`))],
];

test.each(reports)(
  "no text of the picture is clipped: %s",
  (_name, report) => {
    const [english, chinese] = (["en", "zh"] as const).map((language) =>
      seenInBrowser(renderSvg(report, language)),
    );

    expect(english).toMatchObject({ clipped: [] });
    expect(chinese).toMatchObject({ clipped: [] });
    expect(english?.texts).toBeGreaterThan(3);
  },
  60_000,
);

test("a dark page gets light text on a dark background, a light page the opposite", () => {
  const svg = renderSvg(reports[0]![1], "en");

  const [light, dark] = [seenInBrowser(svg, "light"), seenInBrowser(svg, "dark")];

  expect([light.panel, light.letters]).toEqual(["rgb(255, 255, 255)", "rgb(31, 35, 40)"]);
  expect([dark.panel, dark.letters]).toEqual(["rgb(13, 17, 23)", "rgb(240, 246, 252)"]);
}, 60_000);

test("added is green, removed is red, unknown is dashed, each with a sign that does not depend on color", () => {
  const pictures = [review([recorded("first-source")]), review([recorded("removed-source", "source")])].map(
    (report) => renderSvg(report, "en"),
  );

  expect(pictures[0]).toMatch(/<path class="line added".*\+ gains/s);
  expect(pictures[1]).toMatch(/<path class="line removed".*- loses/s);
  expect(pictures[0]).toMatch(/<rect class="added unknown".*\+ policy, content unknown/s);
  expect(pictures[0]).toContain(".unknown { stroke-dasharray");
});

test("a screen reader gets the same facts as text", () => {
  const svg = renderSvg(review([recorded("first-source"), recorded("first-target")]), "en");

  const [, labelledBy = ""] = /aria-labelledby="([^"]+)"/.exec(svg) ?? [];
  for (const id of labelledBy.split(" ")) expect(svg).toContain(`id="${id}"`);
  expect(svg).toContain(
    "sub-user dts-operator of account 100026591483, gains, role dts-orders of account 100018273645, with the external ID.",
  );
});
