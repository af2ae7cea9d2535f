/** Whether dist/ is up to date: a hash of the sources, compared with the one that the last build left in dist/.stamp. */
const { createHash } = require("node:crypto");
const { existsSync, readFileSync, readdirSync } = require("node:fs");
const { join } = require("node:path");

/** Top-level folders that hold nothing to compile. */
const NOT_ROOMS = new Set(["node_modules", "dist", "tests", "tools", "coverage", "docs"]);
const COMPILER_INPUTS = ["tsconfig.json", "tsconfig.build.json", "package-lock.json"];

/** Every `.ts` and `.json` file of the rooms and every top-level `.ts` file; paths relative to the checkout, sorted. */
function sourceFiles(checkout) {
  const files = [];
  for (const entry of readdirSync(checkout, { withFileTypes: true })) {
    if (entry.isFile() && isTypeScript(entry.name)) files.push(entry.name);
    const isRoom = entry.isDirectory() && !entry.name.startsWith(".") && !NOT_ROOMS.has(entry.name);
    if (isRoom) files.push(...sourcesOfRoom(checkout, entry.name));
  }
  return files.sort();
}

/** A folder without TypeScript is not a room: it holds a user's own files, such as a plan of `deploy`. */
function sourcesOfRoom(checkout, room) {
  const files = [];
  collectSources(checkout, room, files);
  return files.some(isTypeScript) ? files : [];
}

function collectSources(checkout, folder, files) {
  for (const entry of readdirSync(join(checkout, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) collectSources(checkout, path, files);
    else if (isTypeScript(path) || path.endsWith(".json")) files.push(path);
  }
}

function isTypeScript(path) {
  return path.endsWith(".ts");
}

/** A hash of the sources: changes with the path or content of any file, and with nothing else. */
function currentStamp(checkout, files = sourceFiles(checkout)) {
  const hash = createHash("sha256");
  for (const path of [...files, ...COMPILER_INPUTS]) {
    const content = readFileSync(join(checkout, path));
    // The length keeps a file's content apart from the next path.
    hash.update(`${path}\n${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}

/** Whether there are sources to build from: an installed package has only dist/. */
function hasSources(checkout) {
  return existsSync(join(checkout, "tsconfig.build.json"));
}

/** Whether dist/ was built from the current sources. */
function isFresh(checkout) {
  const path = join(checkout, "dist", ".stamp");
  return existsSync(path) && readFileSync(path, "utf8") === currentStamp(checkout);
}

module.exports = { sourceFiles, currentStamp, hasSources, isFresh };
