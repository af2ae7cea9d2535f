/**
 * The rooms of the house and which others each may import; see docs/architecture.md. An arrow that no file uses is an
 * error, too (tests/tools/arrows.test.ts).
 */
const ROOMS = {
  "index.ts": ["stacks"],
  stacks: ["stacks/config", "components", "core/messages"],
  "stacks/config": ["core/dts", "core/grant-offer", "core/messages"],
  components: ["dynamic-providers", "core/cam", "core/dts", "core/messages", "core/state"],
  "dynamic-providers": [
    "cloud/client",
    "cloud/preflight",
    "core/cam",
    "core/dts",
    "core/messages",
    "core/state",
  ],
  "core/cam": [],
  "core/dts": ["core/messages", "core/state"],
  "core/grant-offer": ["core/state"],
  "core/messages": [],
  "core/state": [],
  "cloud/client": ["core/messages", "core/state"],
  "cloud/preflight": ["cloud/client", "core/cam", "core/dts", "core/messages", "core/state"],
  "governance/review": ["cloud/client", "core/cam", "core/messages", "core/state"],
  "governance/approval": ["governance/review", "core/messages", "core/state"],
  "governance/drift": ["governance/review", "core/dts", "core/messages", "core/state"],
  "governance/forge": ["core/messages"],
  "governance/policy-pack": ["governance/review", "core/messages"],
  emulator: ["core/cam"],
  tools: [],
};
const LIBRARY = Object.keys(ROOMS).filter((room) => room !== "index.ts" && room !== "tools");

/** Rooms that may import any other; `bench` imports `cli`, never the reverse. */
const FREE_ROOMS = { cli: LIBRARY, bench: [...LIBRARY, "cli"] };

/** Entrances other than `index.ts`: this one is named in every state file, and a barrel would load more than it needs. */
const OTHER_DOORS = ["dynamic-providers/registry.ts"];

module.exports = { rooms: { ...ROOMS, ...FREE_ROOMS }, otherDoors: OTHER_DOORS };
