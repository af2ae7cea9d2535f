const { createHash } = require("node:crypto");
const { existsSync, readFileSync, readdirSync, statSync } = require("node:fs");
const { join } = require("node:path");

/** Top-level folders that hold nothing to compile. */
const NOT_ROOMS = new Set(["node_modules", "dist", "tests", "tools", "coverage", "docs"]);
const COMPILER_INPUTS = ["tsconfig.json", "tsconfig.build.json", "package-lock.json"];

/** Every `.ts` and `.json` file of the rooms, and the top level's `.ts` files; paths relative to the checkout, sorted. */
function sourceFiles(checkout) {
  const files = [];
  for (const entry of readdirSync(checkout, { withFileTypes: true })) {
    if (entry.isFile() && isTypeScript(entry.name)) files.push(entry.name);
    const isRoom = entry.isDirectory() && !entry.name.startsWith(".") && !NOT_ROOMS.has(entry.name);
    if (isRoom) files.push(...sourcesOfRoom(checkout, entry.name));
  }
  return files.sort();
}

/** A folder without any TypeScript is no room: it holds a person's own files, such as an artefact of `deploy`. */
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

/** Names one state of the sources: changes with any file's path, size or time of change. */
function currentStamp(checkout, files = sourceFiles(checkout)) {
  const hash = createHash("sha256");
  for (const path of [...files, ...COMPILER_INPUTS]) {
    const { mtimeMs, size } = statSync(join(checkout, path));
    hash.update(`${path}\n${mtimeMs}\n${size}\n`);
  }
  return hash.digest("hex");
}

/** A checkout has sources to build from; an installed package has only dist/. */
function hasSources(checkout) {
  return existsSync(join(checkout, "tsconfig.build.json"));
}

/** Tells whether dist/ was built from the sources as they are now. */
function isFresh(checkout) {
  const path = join(checkout, "dist", ".stamp");
  return existsSync(path) && readFileSync(path, "utf8") === currentStamp(checkout);
}

module.exports = { sourceFiles, currentStamp, hasSources, isFresh };
