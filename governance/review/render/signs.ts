/** Sign and word, because colour and emoji say nothing to everybody. */
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

/** The same for what the engine does to a resource. */
export const operationSigns = { create: "+", import: "+", update: "~", replace: "~", delete: "-" } as const;
