import { execFile, spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";

/** A call as both clients take it. */
export interface ClientCall {
  /** `http://127.0.0.1:8440`. */
  readonly endpoint: string;
  readonly secretId: string;
  readonly secretKey: string;
  readonly token?: string;
  readonly region: string;
  readonly service: string;
  readonly version: string;
  readonly action: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export type ClientAnswer =
  | { readonly response: Record<string, unknown>; readonly code?: undefined }
  | { readonly code: string; readonly message: string };

/** A third-party client. */
export interface Client {
  call(call: ClientCall): Promise<ClientAnswer>;
  stop(): void;
}

/**
 * The official Python SDK, in one process for all calls.
 *
 * @param variables further variables of its environment, such as `http_proxy`
 */
export function pythonSdk(python: string, variables: Readonly<Record<string, string>> = {}): Client {
  const child: ChildProcessWithoutNullStreams = spawn(python, [join(__dirname, "..", "python", "call.py")], {
    env: { ...process.env, ...variables },
  });
  const lines: Interface = createInterface({ input: child.stdout });
  const answers = lines[Symbol.asyncIterator]();
  const errors: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => errors.push(chunk.toString()));
  return {
    call: async (call) => {
      child.stdin.write(`${JSON.stringify(call)}\n`);
      const { value, done } = await answers.next();
      if (done) throw new Error(`the Python SDK's process ended:\n${errors.join("")}`);
      return JSON.parse(value as string) as ClientAnswer;
    },
    stop: () => void child.kill(),
  };
}

/** The official command line: one process for each call, in a separate home folder. */
export function tccli(python: string): Client {
  const home = mkdtempSync(join(tmpdir(), "dts-cross-account-tccli-"));
  return {
    call: (call) =>
      new Promise((resolve, reject) => {
        const program = "import sys; from tccli.main import main; sys.argv[0] = 'tccli'; sys.exit(main())";
        const environment = { PATH: process.env["PATH"], HOME: home, USERPROFILE: home };
        execFile(python, ["-c", program, ...words(call)], { env: environment }, (error, stdout, stderr) => {
          const text = `${stdout}\n${stderr}`;
          const refusal = /\[TencentCloudSDKException\] code:(\S+) message:([\s\S]*?) requestId:/.exec(text);
          if (refusal) resolve({ code: refusal[1]!, message: refusal[2]! });
          else if (error) reject(new Error(`tccli failed:\n${text}`));
          else resolve({ response: JSON.parse(stdout) as Record<string, unknown> });
        });
      }),
    stop: () => rmSync(home, { recursive: true, force: true }),
  };
}

function words({ service, version, action, parameters, ...options }: ClientCall): string[] {
  const given = Object.entries({ ...options, version, ...parameters }).filter(
    ([, value]) => value !== undefined,
  );
  return [
    service,
    action,
    ...given.flatMap(([name, value]) => [
      `--${name}`,
      typeof value === "object" ? JSON.stringify(value) : String(value),
    ]),
  ];
}
