const { rooms, otherDoors } = require("./tools/rooms.cjs");

const escaped = (path) => path.replace(/[.]/g, "\\.");
/** A room within another, such as `stacks/config` within `stacks`, is not part of it. */
const inside = (room) => {
  if (room.endsWith(".ts")) return `^${escaped(room)}$`;
  const inner = Object.keys(rooms).filter((other) => other.startsWith(`${room}/`));
  const others = inner.map((other) => `(?!${other.slice(room.length + 1)}/)`).join("");
  return `^${room}/${others}`;
};
const door = (room) => `^${room}/index\\.ts$`;

const arrows = Object.entries(rooms).map(([room, others]) => ({
  name: "arrow",
  comment: `${room} may import ${others.join(", ") || "no other room"}. The table is ROOMS in tools/rooms.cjs.`,
  severity: "error",
  from: { path: inside(room) },
  to: {
    path: [...Object.keys(rooms).map(inside), "^tests/"],
    pathNot: [inside(room), ...others.map(inside)],
  },
}));

const barrels = Object.keys(rooms).map((room) => ({
  name: "barrel",
  comment: "A room is entered by its index.ts. Export there what its neighbors need.",
  severity: "error",
  from: { path: Object.keys(rooms).map(inside), pathNot: inside(room) },
  to: { path: inside(room), pathNot: [door(room), ...otherDoors.map((path) => `^${escaped(path)}$`)] },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "circle",
      comment: "Two files need each other, if only for a type: move what both need to a file of its own.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    ...arrows,
    ...barrels.filter(({ to }) => !to.path.endsWith("$")),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|coverage|node_modules)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
  },
};
