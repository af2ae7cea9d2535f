import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { startHttpServer, type HttpServer } from "../../../emulator/gateway/http-server";
import { startTestEmulator, type TestEmulator } from "../../support/emulator";
import { sendRaw } from "./raw-request";

let emulator: TestEmulator;

beforeAll(async () => {
  emulator = await startTestEmulator();
});

afterAll(() => emulator.stop());

function open(endpoint = emulator.endpoint): Socket {
  return connect(Number(new URL(endpoint).port), "127.0.0.1").on("error", () => undefined);
}

/** Returns all bytes that the server sends until it closes the connection. */
async function send(bytes: string | Buffer): Promise<string> {
  const socket = open();
  socket.write(bytes);
  return text(socket);
}

/** Another client, which must not be affected. */
async function expectServed(): Promise<void> {
  await expect(emulator.source.root.cam.GetUserAppId()).resolves.toMatchObject({ Uin: emulator.source.uin });
}

function sendBody(body: string | Buffer) {
  return sendRaw({
    endpoint: emulator.endpoint,
    keys: emulator.accounts[0]!,
    action: "GetRole",
    version: "2019-01-16",
    body,
  });
}

test.each([
  ["garbage", "\x00\x01\x02 what is this\r\n\r\n", "400"],
  ["half a request line", "POST\r\n\r\n", "400"],
  ["a header without a colon", "POST / HTTP/1.1\r\nHost 127.0.0.1\r\n\r\n", "400"],
  ["headers beyond 16 KB", `POST / HTTP/1.1\r\nX: ${"a".repeat(20_000)}\r\n\r\n`, "400"],
  ["two lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", "400"],
  ["a broken chunk", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", "400"],
  ["a tunnel", "CONNECT cam.tencentcloudapi.com:443 HTTP/1.1\r\nHost: a\r\n\r\n", "405"],
  ["an upgrade", "GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n", "405"],
])("%s is refused, and others are served", async (_name, bytes, status) => {
  const answer = await send(bytes);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  await expectServed();
});

test.each([
  ["objects in each other, a million deep", '{"a":'.repeat(1_000_000) + "1" + "}".repeat(1_000_000)],
  ["lists that never close", "[".repeat(5_000_000)],
  [
    "a string of escapes that never ends, after a long number",
    `{"a":1234567890123456,"${'\\"'.repeat(100_000)}`,
  ],
  ["bytes that are no UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
  ["half a surrogate", Buffer.from([0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x3a, 0x31, 0x7d])],
  ["a prototype", '{"__proto__":{"isAdmin":true},"constructor":1}'],
])("%s: refused within four seconds", async (name, body) => {
  const start = performance.now();
  const { code } = await sendBody(body);
  expect(code).toBe(name === "a prototype" ? "UnknownParameter" : "InvalidParameter");
  expect(performance.now() - start).toBeLessThan(4_000);
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
});

test("a body of 100 MB is cut off: the memory stays bounded and other clients are still served", async () => {
  const before = process.memoryUsage().rss;
  const socket = open();
  const megabyte = Buffer.alloc(1024 * 1024, "a");
  socket.write(`POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ${100 * megabyte.length}\r\n\r\n`);
  const answered = text(socket).catch(() => "cut off");
  for (let sent = 0; sent < 100 && socket.writable; sent += 1) {
    await new Promise<void>((resolve) => socket.write(megabyte, () => resolve()));
    if (sent % 25 === 0) await expectServed();
  }
  socket.end();
  expect(await answered).toMatch(/RequestSizeLimitExceeded|cut off|^$/);
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  await expectServed();
}, 20_000);

test("a client that disconnects during its request leaves no trace", async () => {
  const socket = open();
  const calls = emulator.calls.length;
  socket.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{");
  await new Promise<void>((resolve) => socket.end(() => resolve()));
  await text(socket).catch(() => undefined);
  await expectServed();
  expect(emulator.calls).toHaveLength(calls + 1);
});

describe("the time limit of a request", () => {
  let server: HttpServer;

  beforeAll(async () => {
    server = await startHttpServer({ port: 0, latencyMilliseconds: 0, patienceMilliseconds: 200 }, () =>
      Promise.resolve({ kind: "envelope", response: {} }),
    );
  });

  afterAll(() => server.close());

  test("a client that does not finish its request is cut off, and other clients are still served", async () => {
    const slow = open(server.endpoint);
    slow.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n{");
    const cutOff = text(slow);
    const other = await fetch(server.endpoint, { method: "POST", body: "{}" });
    await expect(other.json()).resolves.toEqual({ Response: {} });
    await expect(cutOff).resolves.toMatch(/^(HTTP\/1.1 4|$)/);
  });
});

test("two requests on one connection are both answered", async () => {
  const request = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}";
  const socket = open();
  socket.write(request + request.replace("Host: a", "Host: a\r\nConnection: close"));
  const answers = await text(socket);
  expect(answers.match(/MissingParameter/g)).toHaveLength(2);
});
