import { createHash, randomBytes } from "node:crypto";
import { problem, type Problem } from "../../core/messages";
import type { ResourceLogic } from "../host/resource-logic";
import type { HostInputs } from "../../core/state";

export interface ExternalIdInputs extends HostInputs {
  /** Number of the external ID, as text: the next number chooses another external ID. */
  readonly keeper: string;
  /** Whether the previous external ID is still accepted. Absent: no. Only `check` uses it. */
  readonly isPreviousAccepted?: boolean;
}

export interface ExternalIdOutputs extends ExternalIdInputs {
  readonly value: string;
  /** The previous external ID, if there was one. */
  readonly previousValue?: string;
}

/** 128 bits, so that it cannot be guessed even when account and role name are known. */
const externalIdBytes = 16;

/**
 * The logic of an external ID: chosen once and stored in the state, because neither CAM nor DTS passes it to the other
 * party. It is rotated in two phases, so that the other party always has an ID that is accepted.
 */
export const externalIdLogic: ResourceLogic<ExternalIdInputs, ExternalIdOutputs> = {
  check: (inputs, _context, olds) => Promise.resolve(olds ? wrongSteps(olds, inputs) : []),

  diff: (olds, news) => ({ hasChanges: olds.keeper !== news.keeper, replaces: [], explanations: [] }),

  create: (inputs) => {
    const value = newValue();
    return Promise.resolve({ id: fingerprint(value), outputs: { ...inputs, value } });
  },

  read: (_id, outputs) => Promise.resolve(outputs),

  update: (_id, olds, news) => {
    const { value, previousValue } = olds;
    const isAnother = olds.keeper !== news.keeper;
    const values = isAnother ? { value: newValue(), previousValue: value } : { value, previousValue };
    return Promise.resolve({ ...news, ...values });
  },

  delete: () => Promise.resolve(),
};

/** The rotation steps that would drop an external ID in use, or accept a previous one that is gone. */
function wrongSteps(olds: ExternalIdInputs, news: ExternalIdInputs): Problem[] {
  const [before, after] = [Number(olds.keeper), Number(news.keeper)];
  const generation = "grants[].externalIdGeneration";
  const acceptance = "grants[].acceptPreviousExternalId";
  if (before === after) {
    const isBroughtBack = news.isPreviousAccepted && !olds.isPreviousAccepted;
    return isBroughtBack ? [problem("externalId.previousGone", {}, acceptance)] : [];
  }
  if (after !== before + 1) {
    return [problem("externalId.notTheNext", { before, after, next: before + 1 }, generation)];
  }
  if (olds.isPreviousAccepted) return [problem("externalId.rotationUnfinished", {}, generation)];
  return news.isPreviousAccepted ? [] : [problem("externalId.droppedInUse", {}, acceptance)];
}

function newValue(): string {
  return randomBytes(externalIdBytes).toString("hex");
}

/** An id that distinguishes external IDs without showing them. */
function fingerprint(value: string): string {
  return createHash("sha256").update(value).digest("hex").slice(0, 12);
}
