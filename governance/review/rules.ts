import { permissionRules } from "./permission-rules";
import type { Rule } from "./rule";
import { trustRules } from "./trust-rules";

/** The rules of a review; the policy pack uses the same ones. */
export const rules: readonly Rule[] = [...permissionRules, ...trustRules];
