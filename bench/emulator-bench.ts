import { spawn, type ChildProcess } from "node:child_process";
import { createHash, createHmac } from "node:crypto";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { packageRoot } from "../cli";

/** What the emulator must reach. */
const wanted = { requestsPerSecond: 2_000, residentMegabytes: 250 };
const jobCount = 1_000;
const connections = 8;
const region = "ap-shanghai";

interface Ready {
  readonly endpoint: string;
  readonly accounts: readonly {
    readonly uin: string;
    readonly users: readonly {
      readonly name: string;
      readonly secretId: string;
      readonly secretKey: string;
    }[];
  }[];
}

/** Starts the emulator as a separate process and repeatedly requests a page of a thousand jobs. */
export async function benchEmulator({ seconds }: { readonly seconds: string }): Promise<number> {
  const child = spawn(
    process.execPath,
    [join(packageRoot, "dist/cli/main.js"), "emulator", "--port", "0", "--rate-limit", "off"],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  try {
    const ready = await readyLineOf(child);
    await createJobs(ready);
    await measure(ready, 1, {});
    const one = await measure(ready, Number(seconds), { Limit: 1 });
    const { perCore, requestsPerSecond } = await measure(ready, Number(seconds), {});
    const { residentMegabytes } = await processOf(ready);
    console.log(
      `DescribeSyncJobs with ${jobCount} jobs: ${requestsPerSecond} requests/s, ${perCore} per second of one core, ` +
        `20 jobs in each answer; ${one.requestsPerSecond} requests/s, ${one.perCore} per second of one core, ` +
        `1 job in each answer; ${residentMegabytes} MB`,
    );
    const isEnough = perCore >= wanted.requestsPerSecond && residentMegabytes <= wanted.residentMegabytes;
    console.log(`wanted: ${wanted.requestsPerSecond} per second of one core, ${wanted.residentMegabytes} MB`);
    return isEnough ? 0 : 1;
  } finally {
    child.kill();
  }
}

async function readyLineOf(child: ChildProcess): Promise<Ready> {
  for await (const line of createInterface({ input: child.stdout! })) return JSON.parse(line) as Ready;
  throw new Error("the emulator ended before it was ready");
}

/** Creates the jobs as the target's main account, 10 at a time, and fails them: at most 50 may be unconfigured. */
async function createJobs({ endpoint, accounts }: Ready): Promise<void> {
  const parameters = {
    ...{ PayMode: "PostPay", SrcDatabaseType: "mysql", SrcRegion: "ap-guangzhou" },
    ...{ DstDatabaseType: "mysql", DstRegion: region, Count: 10 },
  };
  for (let created = 0; created < jobCount; created += 10) {
    const act = { as: accounts[1]!.uin, service: "dts", action: "CreateSyncJob", region, parameters };
    const { JobIds } = (await post(`${endpoint}/_emulator/acts`, act)) as { JobIds: string[] };
    const changes = JobIds.map((jobId) =>
      post(`${endpoint}/_emulator/jobs`, { jobId, change: "fail", resumable: true }),
    );
    await Promise.all(changes);
  }
}

async function measure(ready: Ready, seconds: number, parameters: object) {
  const body = JSON.stringify(parameters);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const headers = signed(ready, body);
  const before = await processOf(ready);
  const start = performance.now();
  const end = start + seconds * 1000;
  let answered = 0;
  const ask = async () => {
    while (performance.now() < end) {
      await send(ready.endpoint, headers, body, agent);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, ask));
  const took = (performance.now() - start) / 1000;
  agent.destroy();
  const after = await processOf(ready);
  return {
    requestsPerSecond: Math.round(answered / took),
    perCore: Math.round(answered / (after.processorSeconds - before.processorSeconds)),
  };
}

function send(endpoint: string, headers: Record<string, string>, body: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    request(endpoint, { method: "POST", headers, agent }, (answer) => {
      text(answer).then((content) => {
        if (content.includes(`"TotalCount":${jobCount}`)) resolve();
        else reject(new Error(`unexpected answer: ${content.slice(0, 200)}`));
      }, reject);
    })
      .on("error", reject)
      .end(body);
  });
}

/** A signature is valid for five minutes, so one is enough and signing is not measured. */
function signed({ endpoint, accounts }: Ready, body: string): Record<string, string> {
  const { secretId, secretKey } = accounts[1]!.users.find(({ name }) => name === "dts-operator")!;
  const timestamp = Math.floor(Date.now() / 1000);
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10);
  const { host } = new URL(endpoint);
  const type = "application/json";
  const canonical = [
    "POST",
    "/",
    "",
    `content-type:${type}\nhost:${host}\n`,
    "content-type;host",
    sha256(body),
  ];
  const scope = `${date}/dts/tc3_request`;
  const toSign = ["TC3-HMAC-SHA256", timestamp, scope, sha256(canonical.join("\n"))].join("\n");
  const key = [date, "dts", "tc3_request"].reduce<Buffer | string>(hmac, `TC3${secretKey}`);
  const signature = hmac(key, toSign).toString("hex");
  return {
    "Content-Type": type,
    Host: host,
    "X-TC-Action": "DescribeSyncJobs",
    "X-TC-Version": "2021-12-06",
    "X-TC-Timestamp": String(timestamp),
    "X-TC-Region": region,
    Authorization: `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=content-type;host, Signature=${signature}`,
  };
}

async function processOf({
  endpoint,
}: Ready): Promise<{ residentMegabytes: number; processorSeconds: number }> {
  const answer = await fetch(`${endpoint}/_emulator/process`);
  return (await answer.json()) as { residentMegabytes: number; processorSeconds: number };
}

async function post(address: string, body: object): Promise<unknown> {
  const answer = await fetch(address, { method: "POST", body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${address}: ${await answer.text()}`);
  return answer.json();
}

function sha256(data: string): string {
  return createHash("sha256").update(data).digest("hex");
}

function hmac(key: Buffer | string, data: string): Buffer {
  return createHmac("sha256", key).update(data).digest();
}
