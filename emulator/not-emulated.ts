import { CloudError } from "./cloud-error";

/** The refusal of something that the cloud has and the emulator does not implement; the call log notes the difference. */
export class NotEmulatedError extends CloudError {
  constructor(
    code: string,
    /** What is missing, such as `dts:CreateSubscribeJob`. */
    readonly what: string,
  ) {
    super(code, `${what} is published by the cloud and not implemented by this emulator.`);
    this.name = "NotEmulatedError";
  }
}
