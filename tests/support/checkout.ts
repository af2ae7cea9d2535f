import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { packageRoot } from "../../cli/workspace/package-root";

const { isFresh } = require("../../tools/build-stamp.cjs") as { isFresh(checkout: string): boolean };

export interface CommandResult {
  readonly exitCode: number | null;
  readonly standardOutput: string;
  /** Standard output, then standard error. */
  readonly output: string;
}

/** A Git repository with this project's files, installed and built, as in a pipeline. */
export class Checkout {
  constructor(readonly folder: string) {
    const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
      cwd: packageRoot,
      encoding: "utf8",
    });
    for (const file of files.split("\0").filter(Boolean)) this.copy(file);
    if (!isFresh(packageRoot)) throw new Error("dist/ is out of date: run npm run build");
    this.copy("dist");
    symlinkSync(join(packageRoot, "node_modules"), join(folder, "node_modules"));
    // .gitignore names the folder node_modules/, which does not match a link.
    writeFileSync(join(folder, ".git-ignored"), "/node_modules\n/.git-ignored\n");
    this.git(["init", "--quiet", "--initial-branch=main"]);
    this.git(["config", "core.excludesFile", join(folder, ".git-ignored")]);
    this.commit("As it was");
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), "utf8");
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), text);
  }

  /** Changes a file for a while. Returns a function that restores it. */
  change(file: string, edit: (text: string) => string): () => void {
    const path = join(this.folder, file);
    const text = this.read(file);
    writeFileSync(path, edit(text));
    if (this.read(file) === text) throw new Error(`${file} was not changed`);
    return () => writeFileSync(path, text);
  }

  commit(message: string): void {
    this.git(["add", "--all"]);
    this.git([
      "-c",
      "user.name=Test",
      "-c",
      "user.email=test@example.com",
      "commit",
      "--quiet",
      "-m",
      message,
    ]);
  }

  git(parameters: readonly string[]): string {
    return execFileSync("git", parameters, { cwd: this.folder, encoding: "utf8" });
  }

  /** Runs our own command line, as `npx dts-cross-account` does. */
  cli(parameters: readonly string[], environment: NodeJS.ProcessEnv): Promise<CommandResult> {
    return this.run(process.execPath, [join(this.folder, "dist/cli/main.js"), ...parameters], environment);
  }

  run(
    program: string,
    parameters: readonly string[],
    environment: NodeJS.ProcessEnv,
  ): Promise<CommandResult> {
    const child = spawn(program, parameters, { cwd: this.folder, env: environment });
    const texts = { out: "", error: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (texts.out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (texts.error += text));
    return new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (exitCode) =>
        resolve({ exitCode, standardOutput: texts.out, output: texts.out + texts.error }),
      );
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private copy(file: string): void {
    cpSync(join(packageRoot, file), join(this.folder, file), { recursive: true });
  }
}
