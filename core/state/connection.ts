/**
 * The account and region to act in, and the source of the keys. It contains no secret, because it is stored in Pulumi's
 * state.
 */
export interface Connection {
  /** UIN of the main account that the credentials must belong to. */
  readonly accountUin: string;
  /** Region of calls that name none, such as `ap-guangzhou`. */
  readonly region: string;
  /**
   * `environment:PREFIX` reads the variables with a prefix: keys, OIDC, a profile or a CVM role, and a role to assume.
   * `profile:NAME` reads a tccli profile. Default: `environment:TENCENTCLOUD`. The order is in `docs/credentials.md`.
   */
  readonly credentials: string;
}
