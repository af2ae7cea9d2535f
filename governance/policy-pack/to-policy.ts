import type { StackValidationPolicy } from "@pulumi/policy";
import { chooseLanguage } from "../../core/messages";
import { grantGraph, type Rule, subjectsOf, wordsOfProblem } from "../review";
import { toResource } from "./to-resource";

/**
 * A review rule as a policy. A certain violation of high severity is mandatory, anything else advisory; the configuration
 * of the pack can override this.
 */
export function toPolicy({ id, severity, verdict, description, evaluate }: Rule): StackValidationPolicy {
  return {
    name: id,
    description,
    severity,
    enforcementLevel: severity === "high" && verdict !== "unknown" ? "mandatory" : "advisory",
    validateStack: ({ resources }, reportViolation) => {
      const graph = grantGraph(resources.map(toResource));
      for (const subject of subjectsOf(graph)) {
        for (const problem of evaluate(subject)) {
          const { urn } = subject.kind === "role" ? subject.role : subject.holder;
          reportViolation(wordsOfProblem(problem, chooseLanguage()), urn);
        }
      }
    },
  };
}
