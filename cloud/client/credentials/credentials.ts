/** A pair of keys; temporary keys have a token. */
export interface Credentials {
  readonly secretId: string;
  readonly secretKey: string;
  readonly token?: string;
}

/** Keys of a role session, as sts returns them. They are used at once and never stored. */
export type TemporaryKeys = Credentials & { readonly token: string };
