/** Properties as Pulumi passes them, without `__provider`. */
export type Properties = Readonly<Record<string, unknown>>;

/** How a resource's properties stand in the program and in the state, where that is not as its logic takes them. */
export interface PropertyForm<Inputs, Outputs> {
  /** Inputs as the program declares them, or as the state remembers them. */
  toInputs(declared: Properties): Inputs;
  /** Outputs as the state holds them. */
  toOutputs(stored: Properties): Outputs;
  /**
   * Outputs as the state is to hold them.
   *
   * @param inputs what the resource was to be brought to.
   */
  toStored(outputs: Outputs, inputs: Inputs): Properties;
  /**
   * The same after a refresh.
   *
   * @param stored what the state holds so far.
   */
  refreshed(stored: Properties, live: Outputs): Properties;
}

/** The same everywhere. */
export const plainForm: PropertyForm<never, never> = {
  toInputs: (declared) => declared as never,
  toOutputs: (stored) => stored as never,
  toStored: (outputs) => outputs,
  refreshed: (_stored, live) => live,
};
