import { defineMessages } from "../message";

/** The life of a sync job. */
export const syncJobMessages = defineMessages({
  "syncJob.precheckFailed": {
    en: {
      text: "Precheck of {jobId} failed at {step} ({name}), one of {failed} failed steps of {total}: {message}",
      fix: "{solution} Then run `pulumi up` again: the job is kept and only checked anew. Help: {helpLink}",
    },
    zh: {
      text: "{jobId} 的校验在 {step}（{name}）未通过（{total} 步中有 {failed} 步失败）：{message}",
      fix: "{solution} 然后重新运行 `pulumi up`：任务会保留，仅重新校验。帮助：{helpLink}",
    },
  },
  "syncJob.jobFailed": {
    en: {
      text: "Sync job {jobId} has failed and cannot go on: {reason}",
      fix: "{solution}",
    },
    zh: { text: "同步任务 {jobId} 已失败，无法继续：{reason}", fix: "{solution}" },
  },
  "syncJob.resumeBudgetSpent": {
    en: {
      text: "Sync job {jobId} was resumed several times and is interrupted again: {reason}",
      fix: "{solution} Then run `pulumi up` again.",
    },
    zh: {
      text: "同步任务 {jobId} 已多次重试，仍然中断：{reason}",
      fix: "{solution} 然后重新运行 `pulumi up`。",
    },
  },
  "syncJob.stoppedIsFinal": {
    en: {
      text: "Sync job {jobId} is {status}: DTS cannot start a stopped job again.",
      fix: "Replace the job, which buys a new one: `pulumi up --replace <its URN>`.",
    },
    zh: {
      text: "同步任务 {jobId} 处于 {status}：DTS 无法重新启动已结束的任务。",
      fix: "请替换该任务（将重新购买）：`pulumi up --replace <其 URN>`。",
    },
  },
  "syncJob.notStartedYet": {
    en: {
      text: "Sync job {jobId} is {status}: a job that has not been started can be neither paused nor stopped.",
      fix: "Set desiredState to running first.",
    },
    zh: {
      text: "同步任务 {jobId} 处于 {status}：尚未启动的任务不能暂停或结束。",
      fix: "请先将 desiredState 设为 running。",
    },
  },
  "syncJob.prePaidCannotRecover": {
    en: {
      text: "Sync job {jobId} is isolated, and only a post-paid job can be recovered by the API.",
      fix: "Renew the job in the console, then run `pulumi up` again.",
    },
    zh: {
      text: "同步任务 {jobId} 已隔离；仅后付费任务可通过 API 恢复。",
      fix: "请在控制台续费后重新运行 `pulumi up`。",
    },
  },
  "syncJob.jobMissing": {
    en: {
      text: "Sync job {jobId} no longer exists.",
      fix: "Run `pulumi refresh`, then `pulumi up` buys a new one.",
    },
    zh: {
      text: "同步任务 {jobId} 已不存在。",
      fix: "请运行 `pulumi refresh`，然后 `pulumi up` 会重新购买。",
    },
  },
  "syncJob.callNotAllowed": {
    en: {
      text: "Sync job {jobId} is {status}, and DTS does not allow `{call}` now. Allowed: {allowed}.",
      fix: "Wait until DTS allows it, or do it in the console; then run `pulumi up` again.",
    },
    zh: {
      text: "同步任务 {jobId} 处于 {status}，DTS 当前不允许 `{call}`。允许的操作：{allowed}。",
      fix: "请等待 DTS 允许后，或在控制台处理，再运行 `pulumi up`。",
    },
  },
  "syncJob.drifted": {
    en: { text: "The job is {status} ({tradeStatus}); the update brings it back to {desired}." },
    zh: { text: "任务当前为 {status}（{tradeStatus}）；更新将使其恢复为 {desired}。" },
  },
  "syncJob.purchaseUnclear": {
    en: {
      text: "DTS answered the purchase of {jobName} without a job id.",
      fix: "Run `pulumi up` again: the job is recognised by its tag and not bought twice.",
    },
    zh: {
      text: "DTS 对 {jobName} 的购买应答中没有任务 ID。",
      fix: "请重新运行 `pulumi up`：任务会按标签识别，不会重复购买。",
    },
  },
  "syncJob.severalOwned": {
    en: {
      text: "Several sync jobs carry the tag of {owner}: {jobIds}.",
      fix: "Destroy the surplus ones in the console: each may cost money, and we do not guess which one you mean.",
    },
    zh: {
      text: "多个同步任务带有 {owner} 的标签：{jobIds}。",
      fix: "请在控制台销毁多余的任务：每个都可能计费，我们不会猜测应保留哪个。",
    },
  },
  "syncJob.changeNotPossible": {
    en: {
      text: "Sync job {jobId} has been started, and {property} cannot be changed after that.",
      fix: "Restore the old value, or replace the job, which buys a new one: `pulumi up --replace <its URN>`.",
    },
    zh: {
      text: "同步任务 {jobId} 已启动，之后无法更改 {property}。",
      fix: "请恢复原值，或替换该任务（将重新购买）：`pulumi up --replace <其 URN>`。",
    },
  },
  "syncJob.unexpected": {
    en: {
      text: "Sync job {jobId}: {message}",
      fix: "Run `pulumi up` again: it goes on with this job and buys no other.",
    },
    zh: { text: "同步任务 {jobId}：{message}", fix: "请重新运行 `pulumi up`：将继续此任务，不会再次购买。" },
  },
  "engine.gone": {
    en: { text: "The Pulumi engine that asked for this is gone; nothing was bought." },
    zh: { text: "发起操作的 Pulumi 引擎已退出；未购买任何资源。" },
  },
});
