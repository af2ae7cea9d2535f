/** Properties that every resource of ours passes to its provider. */
export interface HostInputs {
  /**
   * The resource's own URN, on which progress lines are shown; the dynamic host does not pass it. Absent if the owner
   * implies it.
   */
  readonly resourceUrn?: string;
}
