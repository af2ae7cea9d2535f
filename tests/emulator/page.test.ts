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

test("the page loads nothing from anywhere else", async () => {
  // Given / When
  const html = await page();
  // Then
  expect(html.match(/(src|href)="[^"]*"/g)).toEqual(['href="data:,"']);
  expect(html).not.toMatch(/https?:\/\/|@import|url\(/);
  expect(html).toContain("default-src &#39;none&#39;");
});

test("a name is text on the page, whatever is in it", async () => {
  // Given
  await emulator.target.root.dts.CreateSyncJob({ ...purchase, JobName: `<img src=x onerror="alert('1')">&` });
  // When
  const html = await page();
  // Then
  expect(html).toContain("&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;");
  expect(html).not.toContain("<img");
});

test("a client that does not ask for a page gets the answer of an API", async () => {
  // Given / When
  const text = await page({ accept: "*/*" });
  // Then
  expect(text).toContain("UnsupportedProtocol");
});

test("a name of the internet that leads here gets no page", async () => {
  // Given
  const { request } = await import("node:http");
  // When
  const status = await new Promise((resolve, reject) => {
    const headers = { host: "rebound.example.com", accept: "text/html" };
    request(emulator.endpoint, { headers }, (answer) => resolve(answer.resume().statusCode))
      .on("error", reject)
      .end();
  });
  // Then
  expect(status).toBe(403);
});
