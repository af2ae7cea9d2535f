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
  "syncJob.change.record": {
    en: { text: "{field}: only remembered; nothing is done at DTS." },
    zh: { text: "{field}：仅记录；不对 DTS 作任何操作。" },
  },
  "syncJob.change.update": {
    en: { text: "{field}: changed in place." },
    zh: { text: "{field}：就地修改。" },
  },
  "syncJob.change.updateLive": {
    en: { text: "{field}: changed, checked and started while the job runs." },
    zh: { text: "{field}：在任务运行中修改、校验并生效。" },
  },
  "syncJob.change.reconfigure": {
    en: { text: "{field}: the job has not been started; it is configured and checked anew." },
    zh: { text: "{field}：任务尚未启动；将重新配置并校验。" },
  },
  "syncJob.change.replace": {
    en: { text: "{field}: DTS cannot change it. The job is destroyed and ANOTHER ONE IS BOUGHT." },
    zh: { text: "{field}：DTS 无法修改。任务将被销毁，并【重新购买】一个新任务。" },
  },
  "syncJob.change.nextConfigure": {
    en: {
      text: "{field}: the running job keeps what it was started with; the new value is used when it is next configured.",
    },
    zh: { text: "{field}：运行中的任务沿用启动时的值；新值在下次配置任务时使用。" },
  },
  "syncJob.change.consoleOnly": {
    en: {
      text: "{field}: DTS has no call for it once the job is started. Change it in the console as well.",
    },
    zh: { text: "{field}：任务启动后 DTS 无对应接口。请同时在控制台修改。" },
  },
  "syncJob.prePaidCannotResize": {
    en: {
      text: "Sync job {jobId} is pre-paid, and only a post-paid job can change its instanceClass by the API.",
      fix: "Restore the old instanceClass, or change the specification in the console first.",
    },
    zh: {
      text: "同步任务 {jobId} 为预付费；仅后付费任务可通过 API 更改 instanceClass。",
      fix: "请恢复原 instanceClass，或先在控制台变更规格。",
    },
  },
  "syncJob.stepSkipped": {
    en: { text: "Precheck step {step} is skipped until {until}: {reason}. Risk: {risk}" },
    zh: { text: "校验步骤 {step} 在 {until} 前跳过：{reason}。风险：{risk}" },
  },
  "syncJob.stepNotSkippable": {
    en: {
      text: "DTS does not let precheck step {step} be skipped.",
      fix: "Mend what the step complains about, and take it out of skipSteps.",
    },
    zh: { text: "DTS 不允许跳过校验步骤 {step}。", fix: "请修复该步骤的问题，并将其从 skipSteps 中移除。" },
  },
  "syncJob.skipExpired": {
    en: {
      text: "The skip of precheck step {step} has expired on {until}: {reason}",
      fix: "Mend what the step complains about and remove the skip, or give it a later `until`.",
    },
    zh: {
      text: "校验步骤 {step} 的跳过已于 {until} 到期：{reason}",
      fix: "请修复该步骤的问题并移除跳过，或延后 `until`。",
    },
  },
  "syncJob.adoptMissing": {
    en: {
      text: "There is no sync job {jobId} to adopt in this account and region.",
      fix: "Correct the job id; a job lives in the region of its target.",
    },
    zh: {
      text: "此账号与地域中没有可接管的同步任务 {jobId}。",
      fix: "请更正任务 ID；任务位于目标所在地域。",
    },
  },
  "syncJob.adoptOwned": {
    en: {
      text: "Sync job {jobId} belongs to another stack: {owner}.",
      fix: "Take it out of that stack first (`pulumi state delete`), and remove its tag.",
    },
    zh: {
      text: "同步任务 {jobId} 属于另一个堆栈：{owner}。",
      fix: "请先将其移出该堆栈（`pulumi state delete`），并移除其标签。",
    },
  },
  "syncJob.adoptOtherPair": {
    en: {
      text: "Sync job {jobId} has another {field}: {actual}, declared is {declared}. Nothing was changed.",
      fix: "Correct the declaration, or adopt another job.",
    },
    zh: {
      text: "同步任务 {jobId} 的 {field} 不同：实际为 {actual}，声明为 {declared}。未作任何变更。",
      fix: "请更正声明，或接管其他任务。",
    },
  },
  "syncJob.adopting": {
    en: { text: "Adopting {jobId}. Fields that differ: {count}." },
    zh: { text: "接管 {jobId}。存在差异的字段：{count} 个。" },
  },
  "syncJob.compareDisabled": {
    en: {
      text: "DTS does not let the rows of sync job {jobId} be compared: {cause}",
      fix: "Follow all of insert, update and delete in options.operations, or take `compare` out.",
    },
    zh: {
      text: "DTS 不允许比对同步任务 {jobId} 的数据：{cause}",
      fix: "请在 options.operations 中同时包含 insert、update 与 delete，或移除 `compare`。",
    },
  },
  "syncJob.compareFailed": {
    en: {
      text: "Comparison {taskId} of sync job {jobId} ended without a conclusion: {message}",
      fix: "Change `compare.run` to any other text to compare again.",
    },
    zh: {
      text: "同步任务 {jobId} 的比对 {taskId} 未得出结论：{message}",
      fix: "将 `compare.run` 改为其他文本即可重新比对。",
    },
  },
  "syncJob.rowsDiffer": {
    en: {
      text: "Sync job {jobId} is not stopped: source and target differ (conclusion {conclusion}, {tables} tables).",
      fix: "Look at comparison {taskId} in the console; set requireEqualBeforeStop to false to stop all the same.",
    },
    zh: {
      text: "同步任务 {jobId} 未结束：源与目标不一致（结论 {conclusion}，{tables} 张表）。",
      fix: "请在控制台查看比对 {taskId}；如仍要结束，请将 requireEqualBeforeStop 设为 false。",
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
