import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { gatewayErrors } from "./errors";
import type { HttpRequest } from "./envelope";
import type { HttpAnswer } from "./pipeline";

/** Largest request body of the real gateway with this signature, in bytes. */
const bodyLimit = 10 * 1024 * 1024;

export interface HttpServer {
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Serves answers on the loopback interface, and nowhere else: the keys of the emulator are public. */
export async function startHttpServer(
  port: number,
  latencyMilliseconds: number,
  answer: (request: HttpRequest) => Promise<HttpAnswer>,
): Promise<HttpServer> {
  const server = createServer((incoming, outgoing) => {
    serve(incoming, answer)
      .then(async (result) => {
        if (latencyMilliseconds > 0) await delay(latencyMilliseconds);
        send(outgoing, result);
      })
      // The client has gone; there is nobody left to tell.
      .catch(() => outgoing.destroy());
  });
  await listen(server, port);
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => close(server),
  };
}

async function serve(
  incoming: IncomingMessage,
  answer: (request: HttpRequest) => Promise<HttpAnswer>,
): Promise<HttpAnswer> {
  const body = await readBody(incoming);
  if (!body) {
    const { code, message } = gatewayErrors.requestTooLarge(bodyLimit);
    return { kind: "envelope", response: { Error: { Code: code, Message: message }, RequestId: "" } };
  }
  const sourceIp = (incoming.socket.remoteAddress ?? "127.0.0.1").replace(/^::ffff:/, "");
  return answer({ method: incoming.method ?? "", headers: incoming.headers, body, sourceIp });
}

/** Undefined when the body is too large; the rest of it is not read. */
async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function send(outgoing: ServerResponse, answer: HttpAnswer): void {
  switch (answer.kind) {
    case "drop":
      outgoing.destroy();
      return;
    case "status":
      outgoing.writeHead(answer.status, { "Content-Type": "text/html" });
      outgoing.end(`<html><body>${answer.status}</body></html>`);
      return;
    case "malformed": {
      const text = envelope(answer.response);
      sendText(outgoing, text.slice(0, Math.ceil(text.length / 2)));
      return;
    }
    case "envelope":
      sendText(outgoing, envelope(answer.response));
  }
}

function envelope(response: object): string {
  return JSON.stringify({ Response: response });
}

function sendText(outgoing: ServerResponse, text: string): void {
  // A request that was refused unread leaves bytes behind that belong to no next request.
  if (!outgoing.req.complete) outgoing.setHeader("Connection", "close");
  outgoing.writeHead(200, { "Content-Type": "application/json" });
  outgoing.end(text);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
