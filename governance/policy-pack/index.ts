import { PolicyPack } from "@pulumi/policy";
import { rules } from "../review";
import { toPolicy } from "./to-policy";

/**
 * The access rules of a review as a policy pack, for `pulumi preview --policy-pack` and for organisations. It sees one
 * stack at a time and no state before, so rules about changes by hand are left out.
 */
new PolicyPack("dts-cross-account", {
  description: "Who gains access by a grant for DTS, and whether that is more than it needs.",
  policies: rules.filter(({ isOfBefore }) => !isOfBefore).map(toPolicy),
});
