import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { encodeJson } from "../encode-json";
import { gatewayErrors } from "./errors";
import type { HttpRequest } from "./envelope";
import { readBody } from "./read-body";

/** An answer to send; every kind except envelope and document is a fault. */
export type HttpAnswer =
  | { readonly kind: "envelope"; readonly response: object }
  /** An answer of the emulator itself: the page or the control interface. */
  | { readonly kind: "document"; readonly status: number; readonly type: string; readonly text: string }
  | { readonly kind: "status"; readonly status: number }
  | { readonly kind: "malformed"; readonly response: object }
  | { readonly kind: "drop" };

export interface HttpServer {
  readonly endpoint: string;
  close(): Promise<void>;
}

export interface HttpServerOptions {
  /** TCP port on the loopback interface; 0 takes a free one. */
  readonly port: number;
  /** Delay of every answer, in real milliseconds. */
  readonly latencyMilliseconds: number;
  /** How long a client may take to send a request, in real milliseconds. @default 30000 */
  readonly patienceMilliseconds?: number;
}

/** Serves on the loopback interface only, because the emulator's keys are public. */
export async function startHttpServer(
  { port, latencyMilliseconds, patienceMilliseconds = 30_000 }: HttpServerOptions,
  answer: (request: HttpRequest) => Promise<HttpAnswer>,
): Promise<HttpServer> {
  const limits = {
    headersTimeout: patienceMilliseconds,
    requestTimeout: patienceMilliseconds,
    connectionsCheckingInterval: Math.max(50, patienceMilliseconds / 4),
    keepAliveTimeout: 60_000,
  };
  const server = createServer(limits, (incoming, outgoing) => {
    serve(incoming, answer)
      .then(async (result) => {
        if (latencyMilliseconds > 0) await delay(latencyMilliseconds);
        send(outgoing, result);
      })
      // The client closed the connection, so no answer can be sent.
      .catch(() => outgoing.destroy());
  });
  server.on("clientError", (_error, socket) => refuse(socket, "400 Bad Request"));
  // A proxy for plain HTTP only: a tunnel would lead to the real cloud.
  server.on("connect", (_incoming, socket) => refuse(socket, "405 Method Not Allowed"));
  server.on("upgrade", (_incoming, socket) => refuse(socket, "405 Method Not Allowed"));
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
  const { outcome, body } = await readBody(incoming);
  if (outcome !== "read") {
    const { code, message } = gatewayErrors[outcome]();
    return { kind: "envelope", response: { Error: { Code: code, Message: message }, RequestId: "" } };
  }
  return answer({
    method: incoming.method ?? "",
    path: pathOf(incoming.url ?? "/"),
    headers: incoming.headers,
    body,
    sourceIp: (incoming.socket.remoteAddress ?? "127.0.0.1").replace(/^::ffff:/, ""),
  });
}

/** A client that takes us for its proxy writes the whole address: `POST http://cam.tencentcloudapi.com/ HTTP/1.1`. */
function pathOf(url: string): string {
  return url.replace(/^https?:\/\/[^/?]*/i, "") || "/";
}

function send(outgoing: ServerResponse, answer: HttpAnswer): void {
  switch (answer.kind) {
    case "drop":
      outgoing.destroy();
      return;
    case "status":
      sendBytes(
        outgoing,
        answer.status,
        "text/html",
        Buffer.from(`<html><body>${answer.status}</body></html>`),
      );
      return;
    case "document":
      sendBytes(outgoing, answer.status, answer.type, Buffer.from(answer.text));
      return;
    case "malformed": {
      const bytes = envelope(answer.response);
      sendBytes(outgoing, 200, "application/json", bytes.subarray(0, Math.ceil(bytes.length / 2)));
      return;
    }
    case "envelope":
      sendBytes(outgoing, 200, "application/json", envelope(answer.response));
  }
}

function envelope(response: object): Buffer {
  return encodeJson({ Response: response });
}

/** Bytes, because text would be encoded twice: once for its length and once for the socket. */
function sendBytes(outgoing: ServerResponse, status: number, type: string, bytes: Buffer): void {
  // A request that was refused unread leaves bytes behind that belong to no next request.
  if (!outgoing.req.complete) outgoing.setHeader("Connection", "close");
  outgoing.writeHead(status, { "Content-Type": type, "Content-Length": bytes.length });
  outgoing.end(bytes);
}

function refuse(socket: Duplex | Socket, status: string): void {
  if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  else socket.destroy();
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
