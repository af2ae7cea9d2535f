/** A pair of keys; temporary ones come with a token. */
export interface Credentials {
  readonly secretId: string;
  readonly secretKey: string;
  readonly token?: string;
}

/** Keys of a role session, as sts gives them. They are used at once and stored nowhere. */
export type TemporaryKeys = Credentials & { readonly token: string };
