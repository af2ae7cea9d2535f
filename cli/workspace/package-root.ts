import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Root folder of this package, found from the sources as well as from the compiled code in `dist/`. */
export const packageRoot = folderOfPackage(__dirname);

/** The version of this package, from its `package.json`. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}

function folderOfPackage(folder: string): string {
  return existsSync(join(folder, "package.json")) ? folder : folderOfPackage(dirname(folder));
}
