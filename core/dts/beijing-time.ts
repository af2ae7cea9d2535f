/** Offset of Beijing time, which DTS uses and which has no daylight saving time. Milliseconds. */
const beijingOffset = 8 * 60 * 60 * 1000;

/** A time in the form of DTS: Beijing time, `yyyy-mm-dd hh:mm:ss`. */
export function toBeijingTime(milliseconds: number): string {
  return new Date(milliseconds + beijingOffset).toISOString().slice(0, 19).replace("T", " ");
}
