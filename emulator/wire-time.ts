const beijingOffset = 8 * 3600 * 1000;

/** `2026-08-21 14:00:05`, Beijing time: how nearly every API of the cloud writes a time. */
export function toWireTime(milliseconds: number): string {
  return new Date(milliseconds + beijingOffset).toISOString().slice(0, 19).replace("T", " ");
}
