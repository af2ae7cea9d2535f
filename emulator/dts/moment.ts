import { toWireTime } from "../wire-time";

/** The text that DTS returns for an absent moment. */
export const noMoment = "0000-00-00 00:00:00";

/** `2023-12-18 20:55:27` in Beijing time, as DTS writes every moment. */
export function moment(timeMs: number | undefined): string {
  return timeMs === undefined ? noMoment : toWireTime(timeMs);
}

/** Milliseconds since the epoch; undefined if the text is not a valid moment. */
export function parseMoment(text: string): number | undefined {
  const time = Date.parse(`${text.replace(" ", "T")}+08:00`);
  return Number.isNaN(time) ? undefined : time;
}
