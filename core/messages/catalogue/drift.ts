import { defineMessages } from "../message";

/** Messages of `drift`: what was changed outside Pulumi, how to revert it, how to keep it. */
export const driftMessages = defineMessages({
  "drift.reading": { en: { text: "Reading {stack} …" }, zh: { text: "正在读取 {stack} ……" } },
  "drift.none": {
    en: { text: "No drift: {stacks} match what was deployed." },
    zh: { text: "无漂移：{stacks} 与部署时一致。" },
  },
  "drift.unknown": {
    en: { text: "Cannot determine whether {stack} has drifted:\n{reason}" },
    zh: { text: "无法判定 {stack} 是否漂移：\n{reason}" },
  },
  "drift.title": { en: { text: "Drift of {stack}: {resource}" }, zh: { text: "{stack} 漂移：{resource}" } },
  "drift.heading.what": { en: { text: "What was found" }, zh: { text: "发现的变化" } },
  "drift.heading.revert": { en: { text: "Revert it" }, zh: { text: "恢复" } },
  "drift.heading.adopt": { en: { text: "Keep it" }, zh: { text: "保留" } },
  "drift.what.gone": {
    en: { text: "{resource} no longer exists: it was deleted outside Pulumi." },
    zh: { text: "{resource} 不存在：已在 Pulumi 之外被删除。" },
  },
  "drift.what.trust": {
    en: {
      text: "The trust policy of role {role} was changed outside Pulumi: the principals that may assume the role differ from the declared ones.",
    },
    zh: { text: "角色 {role} 的信任策略在 Pulumi 之外被修改：可扮演该角色的身份与声明不符。" },
  },
  "drift.what.attached": {
    en: { text: "{policy} was attached to role {role} outside Pulumi." },
    zh: { text: "{policy} 在 Pulumi 之外被关联到角色 {role}。" },
  },
  "drift.what.detached": {
    en: { text: "{policy} was detached from role {role} outside Pulumi." },
    zh: { text: "{policy} 在 Pulumi 之外从角色 {role} 解除关联。" },
  },
  "drift.what.consoleLogin": {
    en: { text: "Console login was enabled for role {role} outside Pulumi." },
    zh: { text: "角色 {role} 在 Pulumi 之外被允许登录控制台。" },
  },
  "drift.what.field": {
    en: { text: "{resource}: {field} is {live}, but {declared} is declared." },
    zh: { text: "{resource}：{field} 为 {live}，声明为 {declared}。" },
  },
  "drift.what.jobUnknown": {
    en: {
      text: "Job {jobId} in {region} carries the mark {owner}, but no state knows it. It is still paid for.",
    },
    zh: { text: "{region} 的任务 {jobId} 带有标记 {owner}，但状态中没有它，且仍在计费。" },
  },
  "drift.revert.jobUnknown": {
    en: { text: "If the job is not needed, stop and destroy job {jobId} in the console ({region})." },
    zh: { text: "若不再需要，请在控制台（{region}）结束并销毁任务 {jobId}。" },
  },
  "drift.adopt.jobUnknown": {
    en: {
      text: "Declare a job with the same name in Pulumi.{stack}.yaml and adopt {jobId}: see `docs/life-of-a-job.md`.",
    },
    zh: { text: "在 Pulumi.{stack}.yaml 中声明同名任务并接管 {jobId}：参见 `docs/life-of-a-job.md`。" },
  },
  "drift.what.expired": {
    en: { text: "Grant {grant} expired at {expires} and still exists." },
    zh: { text: "授权 {grant} 已于 {expires} 到期，但仍然存在。" },
  },
  "drift.revert.up": {
    en: { text: "Run `pulumi up --refresh --stack {stack}` to restore what is declared." },
    zh: { text: "运行 `pulumi up --refresh --stack {stack}`：恢复为声明的内容。" },
  },
  "drift.revert.stopped": {
    en: {
      text: "Add `whenStopped: reset` (the same job restarts from scratch) or `whenStopped: replace` (a new job is purchased) to `{key}` in Pulumi.{stack}.yaml, get the change approved and run `pulumi up --refresh --stack {stack}`.",
    },
    zh: {
      text: "在 Pulumi.{stack}.yaml 的 `{key}` 中写入 `whenStopped: reset`（同一任务从头开始）或 `whenStopped: replace`（重新购买一个任务），提交审批后运行 `pulumi up --refresh --stack {stack}`。",
    },
  },
  "drift.revert.revoke": {
    en: {
      text: "Remove the entry {grant} from `grants` and run `pulumi up --stack {stack}` to revoke the grant.",
    },
    zh: { text: "从 `grants` 中移除 {grant} 并运行 `pulumi up --stack {stack}`：即撤销该授权。" },
  },
  "drift.adopt.write": {
    en: { text: "Set `{key}` to {value} in Pulumi.{stack}.yaml, and get the change approved." },
    zh: { text: "在 Pulumi.{stack}.yaml 中把 `{key}` 写为 {value}，并提交审批。" },
  },
  "drift.adopt.remove": {
    en: { text: "Remove `{key}` from Pulumi.{stack}.yaml, and get the change approved." },
    zh: { text: "从 Pulumi.{stack}.yaml 中移除 `{key}`，并提交审批。" },
  },
  "drift.adopt.extend": {
    en: { text: "Set `{key}` to a later time in Pulumi.{stack}.yaml, and get the change approved." },
    zh: { text: "在 Pulumi.{stack}.yaml 中把 `{key}` 改为更晚的时间，并提交审批。" },
  },
  "drift.adopt.trust": {
    en: {
      text: "The trust policy is derived from `{key}.targetUin` and `{key}.externalId` in Pulumi.{stack}.yaml; no other change can be kept.",
    },
    zh: {
      text: "信任策略由 Pulumi.{stack}.yaml 中的 `{key}.targetUin` 和 `{key}.externalId` 决定；其他改动无法保留。",
    },
  },
});
