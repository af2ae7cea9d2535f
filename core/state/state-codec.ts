/** Properties as Pulumi passes them, without `__provider`. */
export type Properties = Readonly<Record<string, unknown>>;

/**
 * Translates between a resource's values and the properties in Pulumi's program and state, for a resource whose state
 * differs from the values that its logic works with.
 */
export interface StateCodec<Inputs, Outputs> {
  /** The inputs, from the properties that the program declares or the state holds. */
  decodeInputs(declared: Properties): Inputs;
  /** The outputs, from the properties that the state holds. */
  decodeOutputs(stored: Properties): Outputs;
  /**
   * The properties for the state after a create or an update.
   *
   * @param inputs what the resource was brought to.
   */
  encode(outputs: Outputs, inputs: Inputs): Properties;
  /**
   * The properties for the state after a refresh.
   *
   * @param stored what the state holds so far.
   */
  encodeRefreshed(stored: Properties, live: Outputs): Properties;
}

/** For resources whose state holds exactly the values that their logic works with. */
export const plainCodec: StateCodec<never, never> = {
  decodeInputs: (declared) => declared as never,
  decodeOutputs: (stored) => stored as never,
  encode: (outputs) => outputs,
  encodeRefreshed: (_stored, live) => live,
};
