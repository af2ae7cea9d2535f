const beijingOffset = 8 * 3600 * 1000;

/** `2026-08-21 14:00:05`, Beijing time, as nearly every API of the cloud writes times. */
export function beijingTime(milliseconds: number): string {
  return new Date(milliseconds + beijingOffset).toISOString().slice(0, 19).replace("T", " ");
}
