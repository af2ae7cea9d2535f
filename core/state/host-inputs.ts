/** Properties that every resource of ours carries for its provider. */
export interface HostInputs {
  /**
   * The resource's own URN, which the dynamic host does not tell: progress lines are shown on it. Absent where the owner
   * implies it.
   */
  readonly resourceUrn?: string;
}
