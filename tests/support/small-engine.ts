import { PartialResource } from "../../dynamic-providers/host/partial-resource";
import type { ResourceLogic } from "../../dynamic-providers/host/resource-logic";
import type { HostInputs } from "../../core/state/host-inputs";
import { ProblemError } from "../../core/messages";
import type { ProviderProcess } from "./provider-process";

/** What the engine's state file holds of one resource. */
interface State<Inputs, Outputs> {
  readonly id: string;
  /** As they were last declared. */
  readonly inputs: Inputs;
  readonly outputs: Outputs;
  /** It exists, but failed to become as desired: the next `up` updates it whatever its difference is. */
  readonly isPartial: boolean;
}

export type RunResult = "ok" | "killed" | { readonly error: unknown };

/**
 * What the real engine does to one resource, without its seconds: it asks, compares, calls, and saves exactly what was
 * answered. A process that is killed leaves the state as it was.
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
        // The engine keeps new inputs also where nothing changes.
        this.state = { ...this.state, inputs: plain(inputs) };
        return;
      }
      this.save(inputs, { id, outputs: await this.logic.update(id, outputs, inputs, context) });
    });
  }

  /** As with `deleteBeforeReplace`: checked as a new one, the old one deleted, the new one created. */
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

  /** Whether a preview with these inputs would show nothing. */
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

/** As it comes back from a state file. */
function plain<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
