/** Layers are folders of tests/: `npx jest --selectProjects unit`. */
const layer = (name, options = {}) => ({
  displayName: name,
  testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
  modulePathIgnorePatterns: ["<rootDir>/dist/"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } },
    ],
  },
  ...options,
});

module.exports = {
  // No test is about time: on a busy machine each may take long.
  testTimeout: 60_000,
  projects: [
    layer("unit"),
    layer("components"),
    layer("emulator"),
    layer("providers"),
    layer("crash", { setupFilesAfterEnv: ["<rootDir>/tests/support/engine-timeout.ts"] }),
    layer("conformance", { setupFilesAfterEnv: ["<rootDir>/tests/support/engine-timeout.ts"] }),
    layer("browser", { setupFilesAfterEnv: ["<rootDir>/tests/support/engine-timeout.ts"] }),
    layer("stacks", { setupFilesAfterEnv: ["<rootDir>/tests/support/engine-timeout.ts"] }),
  ],
};
