import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { purchase } from "./dts/cloud";

let emulator: TestEmulator;

beforeAll(async () => {
  emulator = await startTestEmulator();
});

afterAll(() => emulator.stop());

async function page(headers: Record<string, string> = { accept: "text/html" }): Promise<string> {
  return (await fetch(`${emulator.endpoint}/`, { headers })).text();
}

test("the page loads nothing from another address", async () => {
  const html = await page();
  expect(html.match(/(src|href)="[^"]*"/g)).toEqual(['href="data:,"']);
  expect(html).not.toMatch(/https?:\/\/|@import|url\(/);
  expect(html).toContain("default-src &#39;none&#39;");
});

test("a name is escaped on the page", async () => {
  await emulator.target.root.dts.CreateSyncJob({ ...purchase, JobName: `<img src=x onerror="alert('1')">&` });
  const html = await page();
  expect(html).toContain("&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;");
  expect(html).not.toContain("<img");
});

test("a client that does not accept HTML gets the answer of an API", async () => {
  const text = await page({ accept: "*/*" });
  expect(text).toContain("UnsupportedProtocol");
});

test("a DNS name for 127.0.0.1 gets no page", async () => {
  const { request } = await import("node:http");
  const status = await new Promise((resolve, reject) => {
    const headers = { host: "rebound.example.com", accept: "text/html" };
    request(emulator.endpoint, { headers }, (answer) => resolve(answer.resume().statusCode))
      .on("error", reject)
      .end();
  });
  expect(status).toBe(403);
});
