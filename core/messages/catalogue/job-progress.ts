import { defineMessages } from "../message";

/** Progress of a sync job during an operation. */
export const jobProgressMessages = defineMessages({
  "syncJob.progress.is": { en: { text: "job is {status}" }, zh: { text: "任务状态：{status}" } },
  "syncJob.progress.isInStep": {
    en: { text: "job is {status}, step {step} of {steps}, {percent} %" },
    zh: { text: "任务状态：{status}，第 {step}/{steps} 步，{percent} %" },
  },
  "syncJob.progress.isCalled": {
    en: { text: "job is {status}: {call}" },
    zh: { text: "任务状态：{status}，{call}" },
  },
  "syncJob.checkPassed": { en: { text: "precheck passed" }, zh: { text: "校验通过" } },
  "syncJob.checkWarning": { en: { text: "warning: {message}" }, zh: { text: "警告：{message}" } },
  "syncJob.checkPassedWithWarnings": {
    en: { text: "precheck passed, warnings ({count}): {warnings}" },
    zh: { text: "校验通过，警告（{count}）：{warnings}" },
  },
  "syncJob.moved": {
    en: { text: "job {jobId} now belongs to another resource of this stack: it stays" },
    zh: { text: "任务 {jobId} 现由本堆栈的另一资源管理：继续保留" },
  },
  "syncJob.goingOn": {
    en: { text: "job {jobId} was purchased by an interrupted run: continuing with it" },
    zh: { text: "任务 {jobId} 由被中断的运行购买：继续使用该任务" },
  },
  "syncJob.changing.size": {
    en: { text: "changing the performance class" },
    zh: { text: "正在变更规格" },
  },
  "syncJob.changing.selection": {
    en: { text: "changing objects and operations" },
    zh: { text: "正在修改同步对象与操作" },
  },
  "syncJob.changing.rateLimit": {
    en: { text: "changing the rate limit" },
    zh: { text: "正在修改限速" },
  },
  "syncJob.changing.tags": { en: { text: "changing tags" }, zh: { text: "正在修改标签" } },
  "syncJob.catchingUp": {
    en: { text: "waiting for the target to catch up before comparing rows" },
    zh: { text: "等待目标追上源，以进行一致性校验" },
  },
  "syncJob.comparing": {
    en: { text: "comparing the rows of source and target" },
    zh: { text: "正在进行一致性校验" },
  },
});
