import { type Situation, withDiagnosis } from "../../cloud/preflight";
import type { HostInputs } from "../../core/state";
import type { ResourceLogic } from "./resource-logic";

/** The logic with diagnosed writes: a refused create or update fails with its meaning and the key that fixes it. */
export function withDiagnosedWrites<Inputs extends HostInputs, Outputs extends Inputs>(
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
