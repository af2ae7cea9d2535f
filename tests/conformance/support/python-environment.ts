import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const requirements = join(__dirname, "..", "requirements.txt");

/** Python of a virtual environment with the packages of requirements.txt; created once, then reused. */
export async function pythonEnvironment(): Promise<string> {
  const pins = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 16);
  const folder = join(cacheFolder(), "conformance", `python-${pins}`);
  if (!existsSync(folder)) await make(folder);
  return join(folder, "bin", "python");
}

async function make(folder: string): Promise<void> {
  const python = process.env["PYTHON"] ?? "python3";
  await run(python, ["--version"]).catch(() => {
    throw new Error(
      `The conformance tests need Python 3.9 or newer with venv: "${python}" does not run. Install it, or set PYTHON to its path.`,
    );
  });
  // The final name means that it is complete. Its scripts hold the first path, so programs run as modules of its Python.
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(join(folder, ".."), { recursive: true });
  await run(python, ["-m", "venv", unfinished]);
  await run(
    join(unfinished, "bin", "python"),
    [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--disable-pip-version-check",
      "--require-hashes",
      "-r",
      requirements,
    ],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  renameSync(unfinished, folder);
}

function cacheFolder(): string {
  const configured = process.env["XDG_CACHE_HOME"] ?? "";
  return join(isAbsolute(configured) ? configured : join(homedir(), ".cache"), "dts-cross-account");
}
