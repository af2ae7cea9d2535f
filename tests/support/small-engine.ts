import { PartialResource } from "../../dynamic-providers/host/partial-resource";
import type { ResourceLogic } from "../../dynamic-providers/host/resource-logic";
import type { HostInputs } from "../../core/state/host-inputs";
import { ProblemError } from "../../core/messages";
import type { ProviderProcess } from "./provider-process";

/** One resource in the engine's state file. */
interface State<Inputs, Outputs> {
  readonly id: string;
  /** The last declared inputs. */
  readonly inputs: Inputs;
  readonly outputs: Outputs;
  /** The resource exists, but its last operation failed: the next `up` updates it even without a diff. */
  readonly isPartial: boolean;
}

export type RunResult = "ok" | "killed" | { readonly error: unknown };

/**
 * The real engine's steps for one resource, without its start-up time: check, diff, call, and save exactly the answer. A
 * killed process leaves the state unchanged.
 */
export class SmallEngine<Inputs extends HostInputs, Outputs extends Inputs> {
  state: State<Inputs, Outputs> | undefined;

  constructor(private readonly logic: ResourceLogic<Inputs, Outputs>) {}

  /** `pulumi up` with these inputs. */
  up(inputs: Inputs, process: ProviderProcess): Promise<RunResult> {
    return this.run(process, inputs, async () => {
      const { context } = process;
      const problems = await this.logic.check(inputs, context, this.state?.inputs);
      if (problems.length > 0) throw new ProblemError(problems);
      if (!this.state) return this.save(inputs, await this.logic.create(inputs, context));
      const { id, outputs, isPartial } = this.state;
      const { hasChanges, replaces, obstacles = [] } = this.logic.diff(outputs, inputs, id);
      if (obstacles.length > 0) throw new ProblemError(obstacles);
      if (replaces.length > 0) return this.replace(id, outputs, inputs, process);
      if (!hasChanges && !isPartial) {
        // The engine also saves new inputs that cause no change.
        this.state = { ...this.state, inputs: plain(inputs) };
        return;
      }
      this.save(inputs, { id, outputs: await this.logic.update(id, outputs, inputs, context) });
    });
  }

  /** Replacement with `deleteBeforeReplace`: check the new one, delete the old one, create the new one. */
  private async replace(
    id: string,
    outputs: Outputs,
    inputs: Inputs,
    { context }: ProviderProcess,
  ): Promise<void> {
    const problems = await this.logic.check(inputs, context);
    if (problems.length > 0) throw new ProblemError(problems);
    await this.logic.delete(id, outputs, context);
    this.state = undefined;
    this.save(inputs, await this.logic.create(inputs, context));
  }

  /** `pulumi refresh`. */
  refresh(process: ProviderProcess): Promise<RunResult> {
    return this.run(process, this.state?.inputs, async () => {
      if (!this.state) return;
      const { id, inputs, outputs } = this.state;
      const live = await this.logic.read(id, outputs, process.context);
      this.state = live && { id, inputs, outputs: plain(live), isPartial: false };
    });
  }

  /** `pulumi destroy`. */
  destroy(process: ProviderProcess): Promise<RunResult> {
    return this.run(process, this.state?.inputs, async () => {
      if (!this.state) return;
      await this.logic.delete(this.state.id, this.state.outputs, process.context);
      this.state = undefined;
    });
  }

  /** Whether a preview with these inputs has no diff. */
  isSettled(inputs: Inputs): boolean {
    if (!this.state || this.state.isPartial) return false;
    const { hasChanges } = this.logic.diff(this.state.outputs, inputs, this.state.id);
    return !hasChanges;
  }

  private async run(
    process: ProviderProcess,
    inputs: Inputs | undefined,
    work: () => Promise<void>,
  ): Promise<RunResult> {
    try {
      const outcome = await process.outcome(work());
      return outcome === "killed" ? "killed" : "ok";
    } catch (error) {
      if (inputs && error instanceof PartialResource) {
        const outputs = plain(error.outputs) as Outputs;
        this.state = { id: error.id, inputs: plain(inputs), outputs, isPartial: true };
      }
      return { error };
    }
  }

  private save(inputs: Inputs, { id, outputs }: { id: string; outputs: Outputs }): void {
    this.state = { id, inputs: plain(inputs), outputs: plain(outputs), isPartial: false };
  }
}

/** A value after a round trip through a state file. */
function plain<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
