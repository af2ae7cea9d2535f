/** The sign of each change. Signs and words carry the meaning, because not every reader sees color. */
export const signs = {
  added: "+",
  widened: "+",
  changed: "~",
  unknown: "?",
  removed: "-",
  narrowed: "-",
  rewritten: "=",
  equal: "=",
} as const;

/** The sign of each engine operation. */
export const operationSigns = { create: "+", import: "+", update: "~", replace: "~", delete: "-" } as const;
