/** A refusal with the service's own code; the gateway turns it into the `Error` of the response envelope. */
export class CloudError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "CloudError";
  }
}
