import { delimiter } from "node:path";
import { enginePath } from "./workspace/engine-path";

/** Prints the folder of the Pulumi engine that the set-up found or built, to put first in a shell's PATH. */
export function printEngine(): Promise<number> {
  console.log(enginePath().split(delimiter)[0]);
  return Promise.resolve(0);
}
