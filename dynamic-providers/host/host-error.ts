import { errorText } from "../../core/messages";

/** An error that the dynamic host shows as its message alone. */
export class HostError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "HostError";
  }

  /** The host also prints `${error}: ${error.stack}`; `silenceHostErrors` recognizes and drops that line. */
  override toString(): string {
    return hostErrorMark;
  }
}

const hostErrorMark = "\u0000host-error";

/** A thrown value as an error for the user. `DTS_CROSS_ACCOUNT_DEBUG` adds the stack trace. */
export function toHostError(error: unknown): HostError {
  if (error instanceof HostError) return error;
  const hostError = new HostError(errorText(error));
  if (process.env.DTS_CROSS_ACCOUNT_DEBUG && error instanceof Error) hostError.message += `\n${error.stack}`;
  return hostError;
}

/** Stops the dynamic host from printing our errors a second time, with a stack trace. */
export function silenceHostErrors(): void {
  const print = console.error;
  console.error = (...values: unknown[]) => {
    const isOurs = typeof values[0] === "string" && values[0].startsWith(hostErrorMark);
    if (!isOurs) print(...values);
  };
}
