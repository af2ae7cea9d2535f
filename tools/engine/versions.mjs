/** Versions of the engine. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The oldest engine on PATH that is accepted. */
export const OLDEST_ENGINE = "3.216.0";

/** The version to install or build if PATH has no engine: that of the SDK which package.json pins. */
export function pinnedEngineVersion(checkout) {
  return JSON.parse(readFileSync(join(checkout, "package.json"), "utf8")).dependencies["@pulumi/pulumi"];
}

/** The version of a Go module that a wrapper module pins, without the leading `v`. */
export function pinnedModuleVersion(wrapperFolder, modulePath) {
  const requirement = readFileSync(join(wrapperFolder, "go.mod"), "utf8")
    .split("\n")
    .map((line) => line.trim().split(" "))
    .find(([path]) => path === modulePath);
  return requirement?.[1].replace(/^v/, "");
}

/** Whether `version` is at least `oldest`, comparing the numbers of releases such as `3.216.0` or `v3.232.0-dev.1`. */
export function isAtLeast(version, oldest) {
  const [numbers, wanted] = [version, oldest].map((text) =>
    text.replace(/^v/, "").split(/[.+-]/).map(Number),
  );
  for (const index of [0, 1, 2]) {
    if (numbers[index] !== wanted[index]) return numbers[index] > wanted[index];
  }
  return true;
}
