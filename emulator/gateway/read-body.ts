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

export async function readBody(incoming: IncomingMessage): Promise<ReadBody> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      inMemory += chunk.length;
      if (size > bodyLimit) return { outcome: "requestTooLarge" };
      if (inMemory > budget) return { outcome: "tooBusy" };
      chunks.push(chunk);
    }
    return { outcome: "read", body: Buffer.concat(chunks) };
  } finally {
    inMemory -= size;
  }
}
