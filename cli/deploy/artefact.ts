import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Deployment,
  deploymentSchema,
  deploymentVersion,
  fingerprintOfBytes,
} from "../../governance/approval";
import { problem, ProblemError } from "../../core/messages";

const sealName = "deployment.json";
const ownFiles = /^(plan-.+\.json|report\.md|report\.json|picture\.svg|policies\.json|deployment\.json)$/;

/** A folder with everything that an approval covers. `deployment.json` lists the other files with their fingerprints. */
export class Artefact {
  /** @param origin the folder to name in messages */
  constructor(
    readonly folder: string,
    private readonly origin = folder,
  ) {}

  /**
   * Creates the folder, or removes the previous artefact from it.
   *
   * @throws {ProblemError} `deploy.folderInUse` if the folder holds any other file
   */
  begin(): void {
    mkdirSync(this.folder, { recursive: true });
    const present = readdirSync(this.folder);
    const foreign = present.find((name) => !ownFiles.test(name));
    if (foreign !== undefined) {
      throw new ProblemError(problem("deploy.folderInUse", { folder: this.folder, file: foreign }));
    }
    for (const name of present) rmSync(this.path(name));
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  planOf(stack: string): string {
    return this.path(`plan-${stack}.json`);
  }

  write(name: string, text: string): void {
    writeFileSync(this.path(name), text);
  }

  read(name: string): string {
    try {
      return readFileSync(this.path(name), "utf8");
    } catch (error) {
      throw this.unreadable((error as NodeJS.ErrnoException).code ?? String(error));
    }
  }

  /** Fingerprints of all files except the seal, by file name. */
  fingerprints(): Record<string, string> {
    return Object.fromEntries(
      this.names().map((name) => [name, fingerprintOfBytes(readFileSync(this.path(name)))]),
    );
  }

  seal(deployment: Deployment): void {
    this.write(sealName, `${JSON.stringify(deployment, undefined, 2)}\n`);
  }

  /** The content of `deployment.json`. @throws {ProblemError} `deploy.artefactUnreadable`, `deploy.artefactOutdated` */
  readSeal(): Deployment {
    const content = this.parsedSeal();
    const { version } = (content ?? {}) as { version?: unknown };
    if (typeof version === "number" && version !== deploymentVersion) {
      const parameters = { folder: this.origin, version, supported: deploymentVersion };
      throw new ProblemError(problem("deploy.artefactOutdated", parameters));
    }
    const { success, data } = deploymentSchema.safeParse(content);
    if (!success) throw this.unreadable(`${sealName}?`);
    return data;
  }

  private parsedSeal(): unknown {
    const text = this.read(sealName);
    try {
      return JSON.parse(text);
    } catch {
      throw this.unreadable(`${sealName}?`);
    }
  }

  private names(): string[] {
    return readdirSync(this.folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== sealName)
      .map(({ name }) => name)
      .sort();
  }

  private unreadable(reason: string): ProblemError {
    return new ProblemError(problem("deploy.artefactUnreadable", { folder: this.origin, reason }));
  }
}
