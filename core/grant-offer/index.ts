export { generateKeys, isPublicKey, keyIdOf, publicKeyText, readPrivateKey, readPublicKey } from "./keys";
export {
  digestOf,
  offerVersion,
  signaturePattern,
  signOffer,
  verifyOffer,
  type OfferVerdict,
  type SignedOffer,
} from "./signed-offer";
