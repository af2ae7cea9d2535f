import { PolicyPack } from "@pulumi/policy";
import { rules } from "../review";
import { toPolicy } from "./to-policy";

/**
 * The access rules of a review as a policy pack, for `pulumi preview --policy-pack` and for organizations. A pack sees one
 * stack at a time and no previous state, so it omits the rules about out-of-band changes.
 */
new PolicyPack("dts-cross-account", {
  description: "Checks that a grant for DTS gives no more access than DTS needs.",
  policies: rules.filter(({ isOfBefore }) => !isOfBefore).map(toPolicy),
});
