import { defineMessages } from "../message";

/** The life of a sync job. */
export const syncJobMessages = defineMessages({
  "syncJob.waveStopped": {
    en: {
      text: "{jobName} was not purchased: {failed} of {ended} jobs failed, more than {rate} %.",
      fix: "Fix the failed jobs and run `pulumi up` again; it continues with the remaining ones. `waves.stopAtFailureRate` sets the limit.",
    },
    zh: {
      text: "未购买 {jobName}：{ended} 个任务中有 {failed} 个失败，超过 {rate} %。",
      fix: "请修复失败的任务后再次运行 `pulumi up`，将继续处理其余任务。上限由 `waves.stopAtFailureRate` 设定。",
    },
    docs: "docs/many-jobs.md",
  },
  "syncJob.precheckFailed": {
    en: {
      text: "Precheck of {jobId} failed at {step} ({name}), one of {failed} failed steps of {total}: {message}",
      fix: "{solution} Then run `pulumi up` again: the job stays; only the precheck runs again. Help: {helpLink}",
    },
    zh: {
      text: "{jobId} 校验不通过，步骤 {step}（{name}）（共 {total} 步，{failed} 步不通过）：{message}",
      fix: "{solution} 然后重新运行 `pulumi up`：任务会保留，仅重新校验。帮助：{helpLink}",
    },
  },
  "syncJob.jobFailed": {
    en: {
      text: "Sync job {jobId} has failed and cannot continue: {reason}",
      fix: "{solution} Then set `whenStopped: reset` to restart the same job from scratch, or run `pulumi up --replace <its URN>` to purchase a new one.",
    },
    zh: {
      text: "同步任务 {jobId} 已失败，无法继续：{reason}",
      fix: "{solution} 然后可用 `whenStopped: reset` 使同一任务从头开始，或用 `pulumi up --replace <其 URN>` 重新购买。",
    },
  },
  "syncJob.resumeBudgetSpent": {
    en: {
      text: "Sync job {jobId} was resumed several times and is interrupted again: {reason}",
      fix: "{solution} Then run `pulumi up` again.",
    },
    zh: {
      text: "同步任务 {jobId} 多次重试后仍然出错：{reason}",
      fix: "{solution} 然后重新运行 `pulumi up`。",
    },
  },
  "syncJob.stoppedIsFinal": {
    en: {
      text: "Sync job {jobId} is {status}: DTS cannot start a stopped job again.",
      fix: "Declare `desiredState: stopped`. Or declare `running` with `whenStopped: reset`, which restarts the same job from scratch, or with `whenStopped: replace`, which purchases a new one.",
    },
    zh: {
      text: "同步任务 {jobId} 的状态为{status}：DTS 无法重新启动已结束的任务。",
      fix: "请声明 `desiredState: stopped`；或声明 `running` 并设置 `whenStopped: reset`（同一任务从头开始）或 `whenStopped: replace`（重新购买一个任务）。",
    },
  },
  "syncJob.notStartedYet": {
    en: {
      text: "Sync job {jobId} is {status}: a job that has not been started can be neither paused nor stopped.",
      fix: "Set desiredState to running first.",
    },
    zh: {
      text: "同步任务 {jobId} 的状态为{status}：尚未启动的任务不能暂停或结束。",
      fix: "请先将 desiredState 设为 running。",
    },
  },
  "syncJob.prePaidCannotRecover": {
    en: {
      text: "Sync job {jobId} is isolated, and only a post-paid job can be recovered through the API.",
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
      fix: "Run `pulumi refresh`; then `pulumi up` purchases a new one.",
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
      text: "同步任务 {jobId} 的状态为{status}，DTS 当前不允许 `{call}`。允许的操作：{allowed}。",
      fix: "请等待 DTS 允许后，或在控制台处理，再运行 `pulumi up`。",
    },
  },
  "syncJob.drifted": {
    en: { text: "The job is {status} ({tradeStatus}); the update restores it to {desired}." },
    zh: { text: "任务当前为{status}（{tradeStatus}）；更新后任务将变为{desired}。" },
  },
  "syncJob.startAhead": {
    en: {
      text: "Sync job {jobId} is scheduled to start at {startAt}; objects, operations and limits can be changed only while the job is running.",
      fix: "Run `pulumi up` again once the job is running, or restore the old values.",
    },
    zh: {
      text: "同步任务 {jobId} 将于 {startAt} 启动，正在等待；只有运行中的任务才能修改同步对象、操作与限速。",
      fix: "请在任务运行后重新运行 `pulumi up`，或恢复原值。",
    },
  },
  "syncJob.limitAhead": {
    en: {
      text: "A job that is scheduled to start at {startAt} cannot be limited before it runs.",
      fix: "Remove rateLimit now, and add it once the job is running.",
    },
    zh: {
      text: "计划在 {startAt} 启动的任务在运行前无法限速。",
      fix: "请先移除 rateLimit，待任务运行后再添加。",
    },
  },
  "syncJob.startPassed": {
    en: { text: "The start time {startAt} has passed: the job starts immediately." },
    zh: { text: "启动时间 {startAt} 已过：任务将立即启动。" },
  },
  "syncJob.purchaseUnclear": {
    en: {
      text: "The response of DTS to the purchase of {jobName} contains no job id.",
      fix: "Run `pulumi up` again; the job is recognized by its tag and not purchased twice.",
    },
    zh: {
      text: "DTS 对 {jobName} 的购买应答中没有任务 ID。",
      fix: "请重新运行 `pulumi up`：任务会按标签识别，不会重复购买。",
    },
  },
  "syncJob.severalOwned": {
    en: {
      text: "Several sync jobs carry the tag of {owner}: {jobIds}.",
      fix: "Destroy the surplus jobs in the console. Each may cost money, and we do not guess which one to keep.",
    },
    zh: {
      text: "多个同步任务带有 {owner} 的标签：{jobIds}。",
      fix: "请在控制台销毁多余的任务：每个任务都可能计费，程序不会自行决定保留哪个。",
    },
  },
  "syncJob.change.record": {
    en: { text: "{field}: only recorded; nothing is changed in DTS." },
    zh: { text: "{field}：仅记录，不影响 DTS 任务。" },
  },
  "syncJob.change.update": {
    en: { text: "{field}: changed in place." },
    zh: { text: "{field}：直接修改，无需重建。" },
  },
  "syncJob.change.updateLive": {
    en: { text: "{field}: changed, prechecked and applied while the job runs." },
    zh: { text: "{field}：在任务运行中修改、校验并生效。" },
  },
  "syncJob.change.reconfigure": {
    en: { text: "{field}: the job has not been started; it is reconfigured and prechecked again." },
    zh: { text: "{field}：任务尚未启动；将重新配置并校验。" },
  },
  "syncJob.change.replace": {
    en: { text: "{field}: DTS cannot change it. The job is destroyed and A NEW ONE IS PURCHASED." },
    zh: { text: "{field}：DTS 无法修改。任务将被销毁，并【重新购买】一个新任务。" },
  },
  "syncJob.change.nextConfigure": {
    en: {
      text: "{field}: the job keeps the value that it was started with; the new value is used when the job is next configured.",
    },
    zh: { text: "{field}：任务沿用启动时的值；新值在下次配置任务时使用。" },
  },
  "syncJob.change.consoleOnly": {
    en: {
      text: "{field}: DTS has no API call for it once the job is started. Change it in the console as well.",
    },
    zh: { text: "{field}：任务启动后没有修改接口，请同时在控制台修改。" },
  },
  "syncJob.prePaidCannotResize": {
    en: {
      text: "Sync job {jobId} is pre-paid, and only a post-paid job can change its instanceClass through the API.",
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
      text: "DTS does not allow precheck step {step} to be skipped.",
      fix: "Fix the problem that the step reports, and remove the step from skipSteps.",
    },
    zh: { text: "DTS 不允许跳过校验步骤 {step}。", fix: "请修复该步骤的问题，并将其从 skipSteps 中移除。" },
  },
  "syncJob.skipExpired": {
    en: {
      text: "The skip of precheck step {step} expired on {until}: {reason}",
      fix: "Fix the problem that the step reports and remove the skip, or set a later `until`.",
    },
    zh: {
      text: "允许跳过校验步骤 {step} 的期限 {until} 已过：{reason}",
      fix: "请解决该步骤的问题并从 skipSteps 中移除，或延后 `until`。",
    },
  },
  "syncJob.adoptMissing": {
    en: {
      text: "There is no sync job {jobId} to adopt in this account and region.",
      fix: "Correct the job id. A job is in the region of its target.",
    },
    zh: {
      text: "此账号与地域中没有可接管的同步任务 {jobId}。",
      fix: "请更正任务 ID；任务位于目标所在地域。",
    },
  },
  "syncJob.adoptOwned": {
    en: {
      text: "Sync job {jobId} belongs to another stack: {owner}.",
      fix: "Remove it from that stack first (`pulumi state delete`), and remove its tag.",
    },
    zh: {
      text: "同步任务 {jobId} 属于另一个堆栈：{owner}。",
      fix: "请先将其移出该堆栈（`pulumi state delete`），并移除其标签。",
    },
  },
  "syncJob.adoptOtherPair": {
    en: {
      text: "Sync job {jobId} has a different {field}: {actual}, declared is {declared}. Nothing was changed.",
      fix: "Correct the declaration, or adopt another job.",
    },
    zh: {
      text: "同步任务 {jobId} 的 {field} 不同：实际为 {actual}，声明为 {declared}。未作任何变更。",
      fix: "请更正声明，或接管其他任务。",
    },
  },
  "syncJob.adoptAnother": {
    en: {
      text: "This resource already manages sync job {jobId}, but `adopt` names another one: {adopt}.",
      fix: "Remove `adopt`, or declare {adopt} as a separate job.",
    },
    zh: {
      text: "此资源已管理同步任务 {jobId}；`adopt` 却指定了另一个任务：{adopt}。",
      fix: "请移除 `adopt`，或将 {adopt} 声明为单独的任务。",
    },
  },
  "syncJob.adoptedNotReplaced": {
    en: {
      text: "DTS cannot change {fields} of sync job {jobId}: the adopted job would be destroyed and a new one purchased, while `adopt` still names the old one.",
      fix: "Restore the old value. To purchase a new job, remove `adopt` as well.",
    },
    zh: {
      text: "DTS 无法修改同步任务 {jobId} 的 {fields}：接管的任务将被销毁并重新购买，而 `adopt` 仍指定该任务。",
      fix: "请恢复原值；如确需重新购买，请同时移除 `adopt`。",
    },
  },
  "syncJob.boughtOtherwise": {
    en: {
      text: "Job {jobId} was purchased for this resource by an interrupted run with a different {field}: {actual}, declared is {declared}. Nothing else was purchased.",
      fix: "Declare {actual} again and run `pulumi up` to keep the job, or destroy {jobId} in the console first.",
    },
    zh: {
      text: "任务 {jobId} 是被中断的运行为此资源购买的，但其 {field} 不同：实际为 {actual}，声明为 {declared}。未再购买。",
      fix: "请改回 {actual} 并运行 `pulumi up` 以保留该任务；或先在控制台销毁 {jobId}。",
    },
  },
  "syncJob.tagsNotChanged": {
    en: {
      text: "The tags of sync job {jobId} could not be changed: {message}",
      fix: "Fix the cause and run `pulumi up` again.",
    },
    zh: { text: "无法修改同步任务 {jobId} 的标签：{message}", fix: "请处理后重新运行 `pulumi up`。" },
  },
  "syncJob.adopting": {
    en: { text: "Adopting {jobId}. Fields that differ: {count}." },
    zh: { text: "接管 {jobId}。存在差异的字段：{count} 个。" },
  },
  "syncJob.compareDisabled": {
    en: {
      text: "DTS does not allow the rows of sync job {jobId} to be compared: {cause}",
      fix: "Include insert, update and delete in options.operations, or remove `compare`.",
    },
    zh: {
      text: "DTS 不允许对同步任务 {jobId} 进行一致性校验：{cause}",
      fix: "请在 options.operations 中同时包含 insert、update 与 delete，或移除 `compare`。",
    },
  },
  "syncJob.compareInterrupted": {
    en: {
      text: "Sync job {jobId} is {status} and no longer running: its rows cannot be compared.",
      fix: "Run `pulumi up --refresh` to restore the job and compare its rows.",
    },
    zh: {
      text: "同步任务 {jobId} 的状态为{status}，已不在运行，无法进行一致性校验。",
      fix: "请运行 `pulumi up --refresh`：将恢复任务并重新校验一致性。",
    },
  },
  "syncJob.compareFailed": {
    en: {
      text: "Comparison {taskId} of sync job {jobId} ended without a conclusion: {message}",
      fix: "Change `compare.run` to any other text to compare again.",
    },
    zh: {
      text: "同步任务 {jobId} 的一致性校验 {taskId} 未得出结论：{message}",
      fix: "将 `compare.run` 改为其他文本即可重新校验。",
    },
  },
  "syncJob.rowsDiffer": {
    en: {
      text: "Sync job {jobId} was not stopped: source and target differ (conclusion {conclusion}, {tables} tables).",
      fix: "Check comparison {taskId} in the console. To stop or destroy the job anyway, set requireEqualBeforeStop to false and run `pulumi up`.",
    },
    zh: {
      text: "未结束同步任务 {jobId}：源与目标的数据不一致（结论 {conclusion}，{tables} 张表）。",
      fix: "请在控制台查看一致性校验 {taskId}；如仍要结束或销毁，请将 requireEqualBeforeStop 设为 false 并运行 `pulumi up`。",
    },
  },
  "syncJob.unexpected": {
    en: {
      text: "Sync job {jobId}: {message}",
      fix: "Run `pulumi up` again; it continues with this job and purchases no other.",
    },
    zh: { text: "同步任务 {jobId}：{message}", fix: "请重新运行 `pulumi up`：将继续此任务，不会再次购买。" },
  },
  "jobLedger.jobsLeft": {
    en: {
      text: "Sync jobs carry this stack's tag and may cost money, but its state does not contain them: {jobIds}. An interrupted run purchased them, or they were removed from the state.",
      fix: "Run `pulumi up` to take a declared job back, and destroy again; or destroy the jobs in the console. To keep one, remove its tag {tag}.",
    },
    zh: {
      text: "以下同步任务带有此堆栈的标记且可能计费，但状态中没有记录：{jobIds}。它们由被中断的运行购买，或已被移出状态。",
      fix: "请运行 `pulumi up` 收回已声明的任务后再次销毁；或在控制台销毁它们。如需保留，请移除其标签 {tag}。",
    },
  },
  "engine.gone": {
    en: { text: "The Pulumi engine that requested this is gone; nothing was purchased." },
    zh: { text: "发起操作的 Pulumi 引擎已退出；未购买任何资源。" },
  },
});
