import type { IncomingMessage } from "node:http";

/** Largest request body of the real gateway with this signature, in bytes. */
export const bodyLimit = 10 * 1024 * 1024;
/** What all bodies on their way may take together, in bytes, so that many large ones cannot fill the memory. */
const budget = 8 * bodyLimit;

export type ReadBody =
  | { readonly outcome: "read"; readonly body: Buffer }
  /** The rest of it is not read. */
  | { readonly outcome: "requestTooLarge" | "tooBusy"; readonly body?: undefined };

let inMemory = 0;

/** With events, because a stream's iterator takes as long as everything else that is done for a small request. */
export function readBody(incoming: IncomingMessage): Promise<ReadBody> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;

    const end = (settle: () => void) => {
      inMemory -= size;
      size = 0;
      incoming.off("data", take).off("end", finish).off("close", giveUp).off("error", giveUp);
      settle();
    };
    const refuse = (outcome: "requestTooLarge" | "tooBusy") => {
      incoming.pause();
      end(() => resolve({ outcome }));
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      inMemory += chunk.length;
      chunks.push(chunk);
      if (size > bodyLimit) refuse("requestTooLarge");
      else if (inMemory > budget) refuse("tooBusy");
    };
    const finish = () =>
      end(() => resolve({ outcome: "read", body: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks) }));
    const giveUp = () => end(() => reject(new Error("the client closed the connection")));

    incoming.on("data", take).on("end", finish).on("close", giveUp).on("error", giveUp);
  });
}
