import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Artefact } from "./artefact";

/**
 * A copy of an artefact and of stack files that only this user can read and write. What is verified is what the engine
 * reads: a change of the originals during the run has no effect.
 */
export class PrivateCopy {
  private readonly folder = mkdtempSync(join(tmpdir(), "dts-cross-account-deploy-"));
  readonly artefact: Artefact;

  /** @param project folder with the stack files */
  constructor(
    artefactFolder: string,
    private readonly project: string,
  ) {
    chmodSync(this.folder, 0o700);
    this.artefact = new Artefact(join(this.folder, "artefact"), artefactFolder);
    mkdirSync(this.artefact.folder);
    if (!existsSync(artefactFolder)) return;
    for (const name of readdirSync(artefactFolder)) {
      if (lstatSync(join(artefactFolder, name)).isFile()) {
        copyFileSync(join(artefactFolder, name), this.artefact.path(name));
      }
    }
  }

  /** Copies the stack file of each of these stacks that has one. */
  takeStackFiles(stacks: readonly string[]): void {
    for (const stack of stacks) {
      const original = join(this.project, nameOf(stack));
      if (existsSync(original)) copyFileSync(original, this.stackFileOf(stack));
    }
  }

  readonly stackFileOf = (stack: string): string => join(this.folder, nameOf(stack));

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const nameOf = (stack: string): string => `Pulumi.${stack}.yaml`;
