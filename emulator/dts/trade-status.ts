import type { Action } from "./actions";
import type { DurationName } from "./durations";

export type TradeStatus =
  "Normal" | "NotBilled" | "Resizing" | "Isolating" | "Isolated" | "Recovering" | "Offlining" | "Offlined";

export interface TradeTransition {
  /** Trade status during the work; without it the transition is immediate. */
  readonly via?: TradeStatus;
  /** A job that is `Offlined` vanishes. */
  readonly to: TradeStatus;
  readonly takes?: DurationName;
}

interface TradeRow {
  readonly moves: Partial<Record<Action, TradeTransition>>;
  /** Whether the job can be worked with: what its status allows is allowed. */
  readonly isUsable: boolean;
}

/**
 * The billing life of a job, beside its status: an isolated job keeps its status.
 * Source: comments of the official SDK (dts 2021-12-06); a job that is not billed is deleted by isolating it, at once.
 */
export const tradeMachine: Readonly<Record<TradeStatus, TradeRow>> = {
  Normal: {
    isUsable: true,
    moves: {
      isolate: { via: "Isolating", to: "Isolated", takes: "isolate" },
      resize: { via: "Resizing", to: "Normal", takes: "resize" },
    },
  },
  NotBilled: { isUsable: true, moves: { isolate: { to: "Offlined" } } },
  Resizing: { isUsable: false, moves: {} },
  Isolating: { isUsable: false, moves: {} },
  Isolated: {
    isUsable: false,
    moves: {
      recover: { via: "Recovering", to: "Normal", takes: "recover" },
      offline: { via: "Offlining", to: "Offlined", takes: "destroy" },
    },
  },
  Recovering: { isUsable: false, moves: {} },
  Offlining: { isUsable: false, moves: {} },
  Offlined: { isUsable: false, moves: {} },
};

/** Actions that DTS offers for jobs paid by the hour only. */
export const postPaidActions: ReadonlySet<Action> = new Set(["resize", "recover", "postPay2prePay"]);
