import { CloudError } from "./cloud-error";

/** The refusal of something that the cloud has and the emulator has not; the log of calls says which of both it was. */
export class NotEmulatedError extends CloudError {
  constructor(
    code: string,
    /** `dts:CreateSubscribeJob`, or another thing that is missing here. */
    readonly what: string,
  ) {
    super(code, `${what} is published by the cloud and not implemented by this emulator.`);
    this.name = "NotEmulatedError";
  }
}
