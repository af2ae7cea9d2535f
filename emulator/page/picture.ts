import { evaluateAssumeRole, toList } from "../../core/cam";
import type { CallRecord } from "../call-log";
import type { SyncJob } from "../dts";
import type { Emulator } from "../emulator";
import type { Caller } from "../service";
import type { Account, Role } from "../world/model";
import type { World } from "../world/world";

/** The data that the page shows. */
export interface Picture {
  /** Virtual milliseconds since the epoch. */
  readonly now: number;
  /** Virtual seconds per second. */
  readonly speed: number;
  readonly accounts: readonly Account[];
  readonly identities: readonly Identity[];
  readonly roles: readonly Role[];
  readonly trusts: readonly Trust[];
  readonly jobs: readonly JobPicture[];
  /** Number of older jobs that `jobs` leaves out. */
  readonly moreJobs: number;
  /** Latest first. */
  readonly calls: readonly CallRecord[];
}

export interface Identity {
  readonly uin: string;
  readonly name: string;
  readonly account: Account;
  readonly caller: Caller;
}

/** The answer of sts:AssumeRole for an identity and a role; pairs that nothing connects have no entry. */
export interface Trust {
  readonly identity: Identity;
  readonly role: Role;
  /** `notAllowed`: the role trusts the identity, but the identity's own account does not allow sts:AssumeRole. */
  readonly verdict: "may" | "mayWithExternalId" | "notAllowed";
}

export interface JobPicture {
  readonly job: SyncJob;
  /** `Full export`; empty before the start. */
  readonly phase: string;
  /** Percent of the full load; undefined where there is none to show. */
  readonly progress: number | undefined;
  readonly lagSeconds: number;
}

const mostJobs = 100;
const mostCalls = 40;

export function pictureOf({
  world,
  dts,
  clock,
  calls,
}: Pick<Emulator, "world" | "dts" | "clock" | "calls">): Picture {
  const { accounts } = world;
  const identities = accounts.flatMap(identitiesOf);
  const roles = accounts.flatMap((account) => [...account.roles.values()]);
  const jobs = dts.jobs.list();
  return {
    now: clock.now(),
    speed: clock.speed,
    accounts,
    identities,
    roles,
    trusts: identities.flatMap((identity) =>
      roles.flatMap((role) => {
        const verdict = verdictOf(world, identity, role);
        return verdict ? [{ identity, role, verdict }] : [];
      }),
    ),
    jobs: jobs.slice(-mostJobs).map((job) => {
      const { Progress, SecondsBehindMaster, StepInfos, StepNow } = dts.detailOf(job);
      return {
        job,
        phase: StepInfos?.[StepNow - 1]?.StepName ?? "",
        progress: job.run ? (Progress < 0 ? 100 : Progress) : undefined,
        lagSeconds: SecondsBehindMaster,
      };
    }),
    moreJobs: Math.max(0, jobs.length - mostJobs),
    calls: calls.slice(-mostCalls).reverse(),
  };
}

function identitiesOf(account: Account): Identity[] {
  const { uin: accountUin } = account;
  const root: Caller = { kind: "root", accountUin, uin: accountUin };
  const users = [...account.users.values()].map(({ uin, name }) => ({
    uin,
    name,
    account,
    caller: { kind: "user", accountUin, uin, userName: name } as const,
  }));
  return [{ uin: accountUin, name: "main account", account, caller: root }, ...users];
}

function verdictOf(world: World, { caller }: Identity, role: Role): Trust["verdict"] | undefined {
  if (caller.kind === "roleSession") return undefined;
  const ask = (externalId?: string) =>
    evaluateAssumeRole({
      caller: caller.kind === "user" ? { ...caller, groupIds: world.groupIdsOf(caller) } : caller,
      role,
      externalId,
      callerPolicies: world.policiesOf(caller),
      requestedArn: `qcs::cam::uin/${role.accountUin}:roleName/${role.roleName}`,
      context: { "qcs:current_time": new Date(world.clock.now()).toISOString(), "qcs:ip": "127.0.0.1" },
    });
  const plain = ask();
  if (plain.verdict === "allowed") return "may";
  const others = externalIdsOf(role).map(ask);
  if (others.some(({ verdict }) => verdict === "allowed")) return "mayWithExternalId";
  const isRefusedByCaller = [plain, ...others].some(
    (decision) => decision.verdict === "refused" && decision.by === "caller",
  );
  // The caller's side is evaluated first, so its refusal does not show whether the role trusts the caller.
  return isRefusedByCaller && trusts(role, caller.accountUin, caller.uin) ? "notAllowed" : undefined;
}

function trusts({ trustPolicy }: Role, accountUin: string, uin: string): boolean {
  const names = [`qcs::cam::uin/${accountUin}:root`, `qcs::cam::uin/${accountUin}:uin/${accountUin}`];
  const own = `qcs::cam::uin/${accountUin}:uin/${uin}`;
  return trustPolicy.statement.some(({ principal }) =>
    toList(principal.qcs).some((name) => names.includes(name) || name === own),
  );
}

function externalIdsOf({ trustPolicy }: Role): string[] {
  return trustPolicy.statement.flatMap(({ condition = {} }) =>
    Object.values(condition).flatMap((keys) =>
      Object.entries(keys).flatMap(([key, value]) =>
        key === "sts:external_id" ? toList(value).map(String) : [],
      ),
    ),
  );
}
