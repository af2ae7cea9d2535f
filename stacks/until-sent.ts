import { setImmediate } from "node:timers/promises";

/**
 * Ends when everything that was asked of the engine so far is on its way, so that it works on that while the program goes
 * on. The SDK and its HTTP/2 session each take a turn of the event loop to send what is there to be sent.
 */
export async function untilSent(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await setImmediate();
}
