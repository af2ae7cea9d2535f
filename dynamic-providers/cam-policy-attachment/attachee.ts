/** The sub-user or user group that gets a policy. */
export interface Attachee {
  readonly kind: "user" | "group";
  readonly name: string;
}
