/** A point of a lag profile; the lag is linear between two points and constant after the last. */
export interface LagPoint {
  /** Virtual seconds after the profile was set. */
  readonly afterSeconds: number;
  readonly lagSeconds: number;
}

/** The lag at a moment, in seconds. Points are in the order of time. */
export function lagAt(points: readonly LagPoint[], afterSeconds: number): number {
  const next = points.findIndex((point) => point.afterSeconds > afterSeconds);
  if (next < 0) return points.at(-1)?.lagSeconds ?? 0;
  const to = points[next]!;
  const from = points[next - 1] ?? { afterSeconds: 0, lagSeconds: to.lagSeconds };
  const part = (afterSeconds - from.afterSeconds) / (to.afterSeconds - from.afterSeconds);
  return Math.round(from.lagSeconds + part * (to.lagSeconds - from.lagSeconds));
}
