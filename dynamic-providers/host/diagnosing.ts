import { type Situation, withDiagnosis } from "../../cloud/preflight";
import type { ResourceLogic } from "./resource-logic";
import type { HostInputs } from "../../core/state";

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
