import { createHash, randomBytes } from "node:crypto";
import type { HostInputs, ResourceLogic } from "../host/resource-logic";

export interface ExternalIdInputs extends HostInputs {
  /** Any text; another one makes a new external ID. */
  readonly keeper: string;
}

export interface ExternalIdOutputs extends ExternalIdInputs {
  readonly value: string;
}

/** 128 bits, so that it cannot be guessed even where account and role name are known. */
const externalIdBytes = 16;

/** Chooses an external ID once and keeps it in state: neither CAM nor DTS tells it to the other side. */
export const externalIdLogic: ResourceLogic<ExternalIdInputs, ExternalIdOutputs> = {
  check: () => Promise.resolve([]),

  diff: (olds, news) => {
    const hasChanges = olds.keeper !== news.keeper;
    return { hasChanges, replaces: hasChanges ? ["keeper"] : [], explanations: [] };
  },

  create: (inputs) => {
    const value = randomBytes(externalIdBytes).toString("hex");
    return Promise.resolve({ id: fingerprint(value), outputs: { ...inputs, value } });
  },

  read: (_id, outputs) => Promise.resolve(outputs),
  update: (_id, olds, news) => Promise.resolve({ ...news, value: olds.value }),
  delete: () => Promise.resolve(),
};

/** An id that tells two external IDs apart without showing them. */
function fingerprint(value: string): string {
  return createHash("sha256").update(value).digest("hex").slice(0, 12);
}
