import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import js from "@eslint/js";
import boundaries from "eslint-plugin-boundaries";
import { defineConfig } from "eslint/config";
import typescript from "typescript-eslint";

/** The rooms and what each may import besides itself. `stacks/config` is the one part of stacks/ that review/ may read. */
const ROOMS = {
  stacks: ["components", "grant-offer", "dts", "messages"],
  components: ["dynamic-providers", "cam", "dts", "messages"],
  "dynamic-providers": ["preflight", "client", "cam", "dts", "messages"],
  preflight: ["client", "cam", "dts", "messages"],
  client: ["messages"],
  "grant-offer": [],
  cam: [],
  dts: [],
  messages: [],
  review: ["client", "cam", "messages"],
  "policy-pack": ["review", "messages"],
  approval: ["review", "messages"],
  drift: ["review", "dynamic-providers", "messages"],
  forge: ["messages"],
  emulator: ["cam", "messages"],
  tools: [],
};
const ALL_ROOMS = [...Object.keys(ROOMS), "cli"];
const FREE_ROOMS = { cli: ALL_ROOMS, tests: [...ALL_ROOMS, "tests"] };

const mayImport = (room, others) => ({
  from: { element: { type: room } },
  allow: { to: { element: { types: { anyOf: [room, ...others] } } } },
});

const arrows = {
  files: ["**/*.ts", "**/*.mjs", "**/*.cjs"],
  plugins: { boundaries },
  settings: {
    "boundaries/root-path": dirname(fileURLToPath(import.meta.url)),
    "import/resolver": { node: { extensions: [".ts", ".js", ".mjs", ".cjs", ".json"] } },
    "boundaries/elements": [...ALL_ROOMS, "tests"].map((room) => ({
      type: room,
      pattern: room,
      partialMatch: false,
    })),
    "boundaries/files": [
      { category: "program", pattern: "index.ts" },
      { category: "stack configuration", pattern: ["stacks/config.ts", "stacks/config/**"] },
    ],
  },
  rules: {
    "boundaries/dependencies": [
      "error",
      {
        default: "disallow",
        message:
          "May not import {{to.element.type}} from here: ROOMS in eslint.config.mjs lists what may be imported.",
        policies: [
          ...Object.entries({ ...ROOMS, ...FREE_ROOMS }).map(([room, others]) => mayImport(room, others)),
          {
            from: { element: { type: "review" } },
            allow: { to: { file: { categories: "stack configuration" } } },
          },
          {
            from: { file: { categories: "program" } },
            allow: { to: { element: { types: { anyOf: ["stacks", "messages"] } } } },
          },
        ],
      },
    ],
  },
};

export default defineConfig(
  { ignores: ["dist/", "coverage/"] },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [typescript.configs.recommended],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
      ],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      // Loading a module only when it is used is how program start stays fast.
      "@typescript-eslint/no-require-imports": "off",
      "no-restricted-syntax": [
        "error",
        {
          selector: "ImportDeclaration[source.value='zod'][importKind='value'] > ImportSpecifier",
          message:
            "Of `import * as z` the bundle takes what is used, of `{ z }` everything with its fifty languages.",
        },
      ],
    },
  },
  {
    files: ["index.ts", "stacks/**/*.ts", "components/**/*.ts", "dynamic-providers/**/*.ts"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          name: "@pulumi/pulumi",
          allowTypeImports: true,
          message:
            "It also loads the Automation API, a quarter of a second of every run: import the part that is used.",
        },
      ],
    },
  },
  {
    files: ["**/*.mjs", "**/*.cjs"],
    languageOptions: {
      globals: {
        process: "readonly",
        performance: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        setInterval: "readonly",
        clearInterval: "readonly",
        URL: "readonly",
        AbortSignal: "readonly",
      },
    },
  },
  {
    files: ["**/*.cjs"],
    languageOptions: { sourceType: "commonjs", globals: { __dirname: "readonly" } },
  },
  arrows,
);
