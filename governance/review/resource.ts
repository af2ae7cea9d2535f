/** One resource of a stack, as a preview or a state shows it. */
export interface Resource {
  readonly urn: string;
  /** UIN of the account that the stack's configuration names; undefined where it names none. */
  readonly stackAccount?: string;
  /** What the provider calls it; undefined before it exists. */
  readonly id?: string;
  /** Without the prefix of dynamic resources: `cam:Role`. */
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** What was observed last; empty where a preview cannot know. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** For each input the URNs of the resources that it comes from. */
  readonly origins: Readonly<Record<string, readonly string[]>>;
  /** The same resource before an update; undefined where it is new or stays as it is. */
  readonly before?: Resource;
  /** Whether an update brings it to its inputs, so that changes outside Pulumi are reverted. */
  readonly isBroughtToInputs: boolean;
}

/** A type of this project without the prefix that all dynamic resources have: `cam:Role`. */
export const shortType = (type: string): string => type.replace("pulumi-nodejs:dynamic/", "");

/** The mark of a secret in a state file (Pulumi's own constant). */
const secretMark = "4dabf18193072939515e22adb298388d";

export function isSecret(value: unknown): boolean {
  return value === "[secret]" || (typeof value === "object" && value !== null && secretMark in value);
}

/** What a preview writes for a value that only the deployment will know (Pulumi's own constant). */
export const unknownInPreview = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Whether a preview or a state shows no value in this place: only the deployment knows it, or it is a secret. */
export function isHidden(value: unknown): boolean {
  return value === unknownInPreview || isSecret(value);
}

/** A property as it is in the account: what was observed wins over what was declared, until an update enforces that. */
export function liveValue({ inputs, outputs, isBroughtToInputs }: Resource, key: string): unknown {
  return isBroughtToInputs ? inputs[key] : (outputs[key] ?? inputs[key]);
}
