/** Lanes: `npx jest --selectProjects unit`. Tests mirror the rooms; a lane is the set of rooms that need the same things. */
const lane = (name, folders, options = {}) => ({
  displayName: name,
  testMatch: folders.map((folder) => `<rootDir>/tests/${folder}/*.test.ts`),
  modulePathIgnorePatterns: ["<rootDir>/dist/"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } },
    ],
  },
  ...options,
});
const slow = { setupFilesAfterEnv: ["<rootDir>/tests/support/engine-timeout.ts"] };

module.exports = {
  // No test is about time: on a busy machine each may take long.
  testTimeout: 60_000,
  projects: [
    lane("unit", ["{core,cloud,governance,cli,tools,docs,pipelines}/**", "stacks/config"]),
    lane("components", ["components/**"]),
    lane("emulator", ["emulator/**"]),
    lane("dynamic-providers", ["dynamic-providers/**"]),
    lane("crash", ["crash"], slow),
    lane("conformance", ["conformance"], slow),
    lane("browser", ["browser"], slow),
    lane("stacks", ["stacks"], slow),
  ],
};
