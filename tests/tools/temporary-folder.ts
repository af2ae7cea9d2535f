import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder for one test: write files by relative path, remove it all at the end. */
export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), "dts-cross-account-tools-"));
  return {
    path,
    write(relative: string, content: string, mode = 0o644): string {
      const file = join(path, relative);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content, { mode });
      return file;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

export type TemporaryFolder = ReturnType<typeof temporaryFolder>;
