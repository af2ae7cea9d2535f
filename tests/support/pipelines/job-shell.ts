import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { GitOpsBench } from "../gitops-bench";

export interface ShellResult {
  readonly exitCode: number | null;
  readonly output: string;
}

/**
 * A forge's machine for one job: a fresh checkout of the commit with its packages, the variables of the forge and of the
 * job, and nothing of the user who set it up.
 */
export class JobShell {
  /** Files that jobs pass to each other, by name. */
  private readonly store: string;
  readonly temporary: string;

  constructor(
    private readonly bench: GitOpsBench,
    /** Receives everything that a job prints or writes. */
    private readonly trace: (text: string) => void,
  ) {
    this.store = join(bench.workspace.folder, "artefacts");
    this.temporary = join(bench.workspace.folder, "runner-temp");
  }

  /** Resets the machine to the start of a job: the commit, the packages and the build. */
  begin(): void {
    const { checkout } = this.bench;
    checkout.git(["clean", "-fdq"]);
    for (const folder of [join(checkout.folder, "deployment"), this.temporary]) {
      rmSync(folder, { recursive: true, force: true });
    }
    mkdirSync(this.temporary, { recursive: true });
  }

  async run(script: string, variables: Readonly<Record<string, string>>): Promise<ShellResult> {
    // The checkout has its packages; another installation would only replace the link to them.
    const lines = script.split("\n").filter((line) => line.trim() !== "npm ci --ignore-scripts");
    const file = join(this.temporary, "script.sh");
    writeFileSync(file, lines.join("\n"));
    const shell = ["--noprofile", "--norc", "-e", "-o", "pipefail", file];
    const result = await this.bench.checkout.run("bash", shell, { ...this.environment(), ...variables });
    this.trace(result.output);
    return result;
  }

  upload(name: string, folder: string): void {
    const place = join(this.store, name);
    rmSync(place, { recursive: true, force: true });
    cpSync(join(this.bench.checkout.folder, folder), place, { recursive: true });
  }

  download(name: string, folder: string): void {
    cpSync(join(this.store, name), join(this.bench.checkout.folder, folder), { recursive: true });
  }

  /** A file of the job; undefined if it wrote none. */
  written(file: string): string {
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  }

  private environment(): NodeJS.ProcessEnv {
    const { PULUMI_HOME, PATH, HOME, TENCENTCLOUD_ENDPOINT } = this.bench.environment;
    return { PULUMI_HOME, PATH, HOME, TENCENTCLOUD_ENDPOINT, CI: "true", DTS_CROSS_ACCOUNT_LANGUAGE: "en" };
  }
}

/** `name=value` lines, as both forges read them. */
export function assignmentsIn(text: string): Record<string, string> {
  const lines = text.split("\n").filter((line) => line.includes("="));
  return Object.fromEntries(lines.map((line) => [line.split("=")[0]!, line.slice(line.indexOf("=") + 1)]));
}
