/**
 * Which account to act in, where, and from where its keys come. It holds no secret, because it is kept in Pulumi's
 * state.
 */
export interface Connection {
  /** UIN of the main account that the credentials must belong to. */
  readonly accountUin: string;
  /** Region of the calls that name none, such as `ap-guangzhou`. */
  readonly region: string;
  /**
   * `environment:PREFIX` reads the variables of a prefix: keys, OIDC, a profile or a CVM role, and a role to assume;
   * `profile:NAME` reads a profile of tccli. Default: `environment:TENCENTCLOUD`. The order: `docs/credentials.md`.
   */
  readonly credentials: string;
}
