/** DTS speaks in Beijing time, which knows no daylight saving. Milliseconds. */
const beijingOffset = 8 * 60 * 60 * 1000;

/** A moment as DTS writes it, `yyyy-mm-dd hh:mm:ss`. */
export function toBeijingTime(milliseconds: number): string {
  return new Date(milliseconds + beijingOffset).toISOString().slice(0, 19).replace("T", " ");
}
