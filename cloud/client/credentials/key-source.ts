import { createHash } from "node:crypto";
import { problem, ProblemError } from "../../../core/messages";
import type { Clock } from "../clock";
import type { CredentialsSource } from "../connection";
import type { Credentials } from "./credentials";
import { askMetadataService } from "./metadata-service";
import { readRecipe } from "./read-recipe";
import type { AssumeRoleRecipe, KeysRecipe, Recipe, RoleSettings, WebIdentityRecipe } from "./recipe";
import type { Session } from "./session";

/** Asks sts for a session: with the keys of the one who asks, or without any where a token speaks for it. */
export type AskSts = (
  action: "AssumeRole" | "AssumeRoleWithWebIdentity",
  parameters: object,
  asker: { readonly region: string; readonly origin: string; readonly credentials?: Credentials },
) => Promise<StsAnswer>;

interface StsAnswer {
  readonly Credentials?: {
    readonly TmpSecretId?: string;
    readonly TmpSecretKey?: string;
    readonly Token?: string;
  };
  /** Seconds since the epoch. */
  readonly ExpiredTime?: number;
}

export interface KeySourceOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly clock: Clock;
  readonly askSts: AskSts;
  keepSecret(...secrets: readonly string[]): void;
}

/** Sessions are renewed so long before they end that a call and a clock that is off have room; milliseconds. */
const longestMargin = 300_000;
/** The same as a part of the session's life, for short ones. */
const marginShare = 0.1;

type Renewable = Exclude<Recipe, KeysRecipe>;

/**
 * The keys of every source of a process. Keys are read anew for each call; sessions of roles are kept in memory until
 * shortly before they end, and renewed once for all who wait. A renewal that fails is asked again by the next call.
 */
export class KeySource {
  private readonly sessions = new Map<string, Session & { readonly renewAt: number }>();
  private readonly renewals = new Map<string, Promise<Session>>();

  constructor(private readonly options: KeySourceOptions) {}

  /**
   * Keys that are good now.
   *
   * @param region where sts is asked
   * @throws {ProblemError} `account.credentialsMissing`, `profile.*` or `credentials.*`
   */
  async keysOf(source: CredentialsSource, region: string): Promise<Credentials> {
    return this.keysBy(this.recipeOf(source), region);
  }

  /** What a source is read from, in words for a person. */
  describe(source: CredentialsSource): string {
    try {
      return this.recipeOf(source).origin;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return source.kind === "environment" ? `environment:${source.prefix}` : `profile:${source.name}`;
    }
  }

  /** Drops a session that the service takes no more. @returns whether there was one, so that another may be asked for */
  forget(credentials: Credentials): boolean {
    const found = [...this.sessions].find(([, { keys }]) => keys.token === credentials.token);
    return found !== undefined && this.sessions.delete(found[0]);
  }

  private recipeOf(source: CredentialsSource): Recipe {
    const { environment, clock } = this.options;
    return readRecipe(source, environment, clock.now());
  }

  private async keysBy(recipe: Recipe, region: string): Promise<Credentials> {
    if (recipe.kind === "keys") return recipe.keys;
    const key = fingerprint(recipe);
    const known = this.sessions.get(key);
    const now = this.options.clock.now();
    if (known && now < known.renewAt) return known.keys;
    try {
      return (await this.renew(key, recipe, region)).keys;
    } catch (error) {
      // Renewed ahead of time: while the old keys hold, nothing is lost yet.
      if (known && now < known.expiresAt) return known.keys;
      throw error;
    }
  }

  private renew(key: string, recipe: Renewable, region: string): Promise<Session> {
    const pending = this.renewals.get(key) ?? this.begin(recipe, region);
    this.renewals.set(key, pending);
    const end = () => this.renewals.delete(key);
    pending.then((session) => {
      const margin = Math.min(longestMargin, (session.expiresAt - this.options.clock.now()) * marginShare);
      this.sessions.set(key, { ...session, renewAt: session.expiresAt - margin });
      end();
    }, end);
    return pending;
  }

  private async begin(recipe: Renewable, region: string): Promise<Session> {
    const session = await this.askFor(recipe, region);
    this.options.keepSecret(...Object.values(session.keys));
    return session;
  }

  private askFor(recipe: Renewable, region: string): Promise<Session> {
    switch (recipe.kind) {
      case "cvmRole":
        return askMetadataService(recipe.roleName, this.options.environment);
      case "webIdentity":
        return this.askWithToken(recipe, region);
      case "assumeRole":
        return this.askWithKeys(recipe, region);
    }
  }

  private async askWithToken(recipe: WebIdentityRecipe, region: string): Promise<Session> {
    const { role, providerId: ProviderId, token: WebIdentityToken, origin } = recipe;
    const parameters = { ProviderId, WebIdentityToken, ...sessionFields(role) };
    return toSession(
      await this.options.askSts("AssumeRoleWithWebIdentity", parameters, { region, origin }),
      role,
    );
  }

  private async askWithKeys({ role, base, origin }: AssumeRoleRecipe, region: string): Promise<Session> {
    const { externalId: ExternalId, sourceIdentity: SourceIdentity } = role;
    const parameters = {
      ...sessionFields(role),
      ...(ExternalId ? { ExternalId } : {}),
      ...(SourceIdentity ? { SourceIdentity } : {}),
    };
    const credentials = await this.keysBy(base, region);
    return toSession(
      await this.options.askSts("AssumeRole", parameters, { region, origin, credentials }),
      role,
    );
  }
}

function sessionFields({ roleArn, sessionName, durationSeconds }: RoleSettings): object {
  return { RoleArn: roleArn, RoleSessionName: sessionName, DurationSeconds: durationSeconds };
}

function toSession({ Credentials: keys, ExpiredTime = 0 }: StsAnswer, { roleArn }: RoleSettings): Session {
  const { TmpSecretId: secretId, TmpSecretKey: secretKey, Token: token } = keys ?? {};
  if (!secretId || !secretKey || !token) {
    throw new ProblemError(problem("credentials.sessionEmpty", { roleArn }));
  }
  return { keys: { secretId, secretKey, token }, expiresAt: ExpiredTime * 1000 };
}

/** Tells recipes apart without keeping a key. A new token speaks for the same caller as the one before. */
function fingerprint(recipe: Renewable): string {
  const lasting = recipe.kind === "webIdentity" ? { ...recipe, token: undefined } : recipe;
  return createHash("sha256").update(JSON.stringify(lasting)).digest("hex");
}
