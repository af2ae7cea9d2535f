/** An error as the dynamic host should show it: its message, nothing else. */
export class HostError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "HostError";
  }

  /** The host prints `${error}: ${error.stack}` beside the message that it passes on; see `silenceHostErrors`. */
  override toString(): string {
    return hostErrorMark;
  }
}

const hostErrorMark = "\u0000host-error";

/** Whatever was thrown, as an error for the user. A stack trace is kept only where one asks for it. */
export function toHostError(error: unknown): HostError {
  if (error instanceof HostError) return error;
  const hostError = new HostError(error instanceof Error ? error.message : String(error));
  if (process.env.DTS_CROSS_ACCOUNT_DEBUG && error instanceof Error) hostError.message += `\n${error.stack}`;
  return hostError;
}

/** Keeps the dynamic host from printing our errors a second time, with a stack trace. */
export function silenceHostErrors(): void {
  const print = console.error;
  console.error = (...values: unknown[]) => {
    const isOurs = typeof values[0] === "string" && values[0].startsWith(hostErrorMark);
    if (!isOurs) print(...values);
  };
}
