import { createHash } from "node:crypto";
import { problem, ProblemError } from "../../../core/messages";
import type { Clock } from "../clock";
import type { CredentialsSource } from "../connection";
import type { Credentials } from "./credentials";
import { askMetadataService } from "./metadata-service";
import { readRecipe } from "./read-recipe";
import type { AssumeRoleRecipe, KeysRecipe, Recipe, RoleSettings, WebIdentityRecipe } from "./recipe";
import type { Session } from "./session";

/** Requests a session from sts: with the caller's keys, or without keys where a token identifies the caller. */
export type AskSts = (
  action: "AssumeRole" | "AssumeRoleWithWebIdentity",
  parameters: object,
  caller: { readonly region: string; readonly origin: string; readonly credentials?: Credentials },
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

/** How long before its end a session is renewed, to allow for a running call and a wrong clock; milliseconds. */
const longestMargin = 300_000;
/** The same as a share of the session's life, for short sessions. */
const marginShare = 0.1;

type Renewable = Exclude<Recipe, KeysRecipe>;

/**
 * The keys of every source of a process. Keys are read again for each call. Sessions of roles stay in memory until
 * shortly before they end, and are renewed once for all callers that wait. After a failed renewal the next call retries.
 */
export class KeySource {
  private readonly sessions = new Map<string, Session & { readonly renewAt: number }>();
  private readonly renewals = new Map<string, Promise<Session>>();

  constructor(private readonly options: KeySourceOptions) {}

  /**
   * Currently valid keys.
   *
   * @param region of the calls of sts
   * @throws {ProblemError} `account.credentialsMissing`, `profile.*` or `credentials.*`
   */
  async keysOf(source: CredentialsSource, region: string): Promise<Credentials> {
    return this.keysBy(this.recipeOf(source), region);
  }

  /** Where a source is read from, for messages. */
  describe(source: CredentialsSource): string {
    try {
      return this.recipeOf(source).origin;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return source.kind === "environment" ? `environment:${source.prefix}` : `profile:${source.name}`;
    }
  }

  /** Drops a session that the service no longer accepts. Returns whether there was one, so that a new one can be requested. */
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
      // The renewal was early: the old keys are still valid.
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

/** Identifies a recipe without keeping a key. A new token identifies the same caller as the previous one. */
function fingerprint(recipe: Renewable): string {
  const lasting = recipe.kind === "webIdentity" ? { ...recipe, token: undefined } : recipe;
  return createHash("sha256").update(JSON.stringify(lasting)).digest("hex");
}
