import { withDiagnosis, type Situation } from "../../preflight";
import type { HostInputs, ResourceLogic } from "./resource-logic";

/** The logic, whose writes say of a refusal what it means there and which key mends it. */
export function diagnosing<Inputs extends HostInputs, Outputs extends Inputs>(
  situation: Situation,
  logic: ResourceLogic<Inputs, Outputs>,
): ResourceLogic<Inputs, Outputs> {
  return {
    ...logic,
    create: (inputs, context) => withDiagnosis(() => logic.create(inputs, context), situation),
    update: (id, olds, news, context) =>
      withDiagnosis(() => logic.update(id, olds, news, context), situation),
  };
}
