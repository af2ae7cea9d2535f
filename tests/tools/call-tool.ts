import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const checkout = join(__dirname, "../..");

export interface ToolAnswer<Result> {
  readonly result: Result;
  /** What the tool printed, without the result. */
  readonly printed: string;
}

/**
 * Runs code against one of the tools as a process of its own, as they always run: they are ES modules for a Node without
 * packages. `tool` is the module; the value that `body` returns comes back as JSON.
 */
export async function callTool<Result>(
  file: string,
  body: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<ToolAnswer<Result>> {
  const code = [
    `const tool = await import(${JSON.stringify(pathToFileURL(join(checkout, "tools", file)).href)});`,
    `const result = await (async () => { ${body} })();`,
    `process.stdout.write("\\n" + JSON.stringify(result ?? null));`,
  ].join("\n");
  const { status, output, errors } = await runNode(["--input-type=module", "--eval", code], environment);
  if (status !== 0) throw new Error(`The tool ended with ${status}:\n${output}${errors}`);
  const lines = output.split("\n");
  return { result: JSON.parse(lines.pop() ?? "") as Result, printed: lines.join("\n") };
}

/** Runs Node with these parameters to its end. */
export function runNode(
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
  cwd = checkout,
): Promise<{ status: number | null; output: string; errors: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, parameters, { env: environment, cwd });
    let output = "";
    let errors = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, output, errors }));
  });
}
