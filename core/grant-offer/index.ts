export {
  generateKeys,
  keyIdOf,
  publicKeyPattern,
  publicKeyText,
  readPrivateKey,
  readPublicKey,
} from "./keys";
export {
  digestOf,
  offerVersion,
  signOffer,
  verifyOffer,
  type OfferVerdict,
  type SignedOffer,
} from "./signed-offer";
