import { generateKeys, publicKeyText } from "../../core/grant-offer";
import { problem, renderProblem } from "../../core/messages";
import { findPrivateKey, writePrivateKey } from "./private-key";

/** Creates the key pair of a source side: writes the private key to a file, prints the public key. */
export function keygen({ key: file }: { readonly key: string }): Promise<number> {
  const { privateKey, publicKey } = generateKeys();
  writePrivateKey(file, privateKey);
  console.error(renderProblem(problem("offer.keyMade", { file })));
  console.log(publicKey);
  return Promise.resolve(0);
}

/** Prints the public key of a private key. */
export function printPublicKey({ key: file }: { readonly key?: string }): Promise<number> {
  console.log(publicKeyText(findPrivateKey(file, process.env)));
  return Promise.resolve(0);
}
