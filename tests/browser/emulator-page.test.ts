import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { sourceTrustPolicy } from "../../core/cam";
import { startEmulator, type Emulator } from "../../emulator";

const run = promisify(execFile);
const names = process.env["CHROMIUM"]
  ? [process.env["CHROMIUM"]]
  : ["chromium", "chromium-browser", "google-chrome"];

jest.setTimeout(120_000);

let emulator: Emulator;
let folder: string;
let browser: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dts-cross-account-page-"));
  browser = await findBrowser();
  emulator = await startEmulator({ speed: 0, rateLimit: false });
});

afterAll(async () => {
  await emulator?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function findBrowser(): Promise<string> {
  for (const name of names) {
    const works = await run(name, ["--version"]).then(
      () => true,
      () => false,
    );
    if (works) return name;
  }
  throw new Error(
    `The page tests need a browser, and none of ${names.join(", ")} runs. Install chromium, or set CHROMIUM to its path.`,
  );
}

/** The document in the browser after some seconds of virtual time. */
async function documentAt(address: string, milliseconds = 1): Promise<string> {
  const { stdout } = await run(
    browser,
    [
      ...[
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        `--user-data-dir=${join(folder, "profile")}`,
      ],
      ...[`--virtual-time-budget=${milliseconds}`, "--dump-dom", address],
    ],
    { maxBuffer: 16 * 1024 * 1024 },
  );
  return stdout;
}

/** Performs an action as a user does in the console. */
async function act(as: string, service: string, action: string, parameters: object): Promise<void> {
  const body = JSON.stringify({ as, service, action, region: "ap-shanghai", parameters });
  const { status } = await fetch(`${emulator.endpoint}/_emulator/acts`, { method: "POST", body });
  expect(status).toBe(200);
}

const createJob = (name: string) =>
  act(emulator.accounts[1]!.uin, "dts", "CreateSyncJob", {
    ...{ PayMode: "PostPay", SrcDatabaseType: "mysql", SrcRegion: "ap-guangzhou", JobName: name },
    ...{ DstDatabaseType: "mysql", DstRegion: "ap-shanghai" },
  });

test("a browser shows accounts, who may assume which role, jobs and calls", async () => {
  const [source, target] = emulator.accounts;
  const trust = JSON.stringify(sourceTrustPolicy({ targetUin: target!.uin, externalId: "not-for-the-page" }));
  await act(source!.uin, "cam", "CreateRole", { RoleName: "dts-shown", PolicyDocument: trust });
  await createJob("<script>document.title='broken into'</script>");

  const document = await documentAt(`${emulator.endpoint}/`);

  expect(document).toContain(source!.uin);
  expect(document).toContain("main account → dts-shown: may assume, with the external ID");
  const outsider = "nobody";
  expect(document).toContain(`${outsider} → dts-shown: trusted by the role`);
  expect(document).toContain("UnInitialized");
  expect(document).toContain("dts:CreateSyncJob");
  expect(document).toContain("<title>Tencent Cloud emulator</title>");
  expect(document).not.toContain("not-for-the-page");
});

test("a job that is created after the page was loaded appears on the page", async () => {
  // The browser reaches the emulator through this proxy, so that the test knows when the page is loaded.
  let pages = 0;
  const between: Server = createServer((incoming, outgoing) => {
    const { headers, url } = incoming;
    request(`${emulator.endpoint}${url}`, { headers: { ...headers, host: "127.0.0.1" } }, (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(outgoing);
      pages += 1;
      if (pages === 1) answer.on("end", () => void createJob("created-later"));
    }).end();
  });
  await new Promise<void>((resolve) => between.listen(0, "127.0.0.1", resolve));

  const document = await documentAt(`http://127.0.0.1:${(between.address() as AddressInfo).port}/`, 5_000);
  between.close();

  expect(pages).toBeGreaterThan(1);
  expect(document).toContain("created-later");
});
