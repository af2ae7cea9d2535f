export { canonicalJson, type Json } from "./canonical-json";
export type { Connection } from "./connection";
export type { HostInputs } from "./host-inputs";
export { ownershipDescription, ownershipTagKey } from "./ownership";
export { pulumiTypeOf, type ResourceType, resourceTypes } from "./resource-types";
export { isSameValue } from "./same-value";
export { plainCodec, type Properties, type StateCodec } from "./state-codec";
