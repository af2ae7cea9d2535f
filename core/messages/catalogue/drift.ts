import { defineMessages } from "../message";

/** What `drift` says: what was changed by hand, how to take it back, how to keep it. */
export const driftMessages = defineMessages({
  "drift.reading": { en: { text: "Reading {stack} …" }, zh: { text: "正在读取 {stack} ……" } },
  "drift.none": {
    en: { text: "No drift: {stacks} are as they were deployed." },
    zh: { text: "无漂移：{stacks} 与部署时一致。" },
  },
  "drift.unknown": {
    en: { text: "Whether {stack} has drifted could not be known:\n{reason}" },
    zh: { text: "无法得知 {stack} 是否漂移：\n{reason}" },
  },
  "drift.title": { en: { text: "Drift of {stack}: {resource}" }, zh: { text: "{stack} 漂移：{resource}" } },
  "drift.heading.what": { en: { text: "What was found" }, zh: { text: "发现" } },
  "drift.heading.revert": { en: { text: "Take it back" }, zh: { text: "恢复" } },
  "drift.heading.adopt": { en: { text: "Keep it" }, zh: { text: "保留" } },
  "drift.what.gone": {
    en: { text: "{resource} is gone: somebody deleted it." },
    zh: { text: "{resource} 不存在：已被人删除。" },
  },
  "drift.what.trust": {
    en: {
      text: "The trust policy of role {role} was changed by hand: others may assume it than what is declared.",
    },
    zh: { text: "角色 {role} 的信任策略被手动修改：可扮演它的人与声明不符。" },
  },
  "drift.what.attached": {
    en: { text: "{policy} was attached to role {role} by hand." },
    zh: { text: "{policy} 被手动关联到角色 {role}。" },
  },
  "drift.what.detached": {
    en: { text: "{policy} was detached from role {role} by hand." },
    zh: { text: "{policy} 被手动从角色 {role} 解除。" },
  },
  "drift.what.consoleLogin": {
    en: { text: "Console login was allowed for role {role} by hand." },
    zh: { text: "角色 {role} 被手动允许登录控制台。" },
  },
  "drift.what.field": {
    en: { text: "{resource}: {field} is {live}, declared is {declared}." },
    zh: { text: "{resource}：{field} 为 {live}，声明为 {declared}。" },
  },
  "drift.what.expired": {
    en: { text: "Grant {grant} ended at {expires} and still stands." },
    zh: { text: "授权 {grant} 已于 {expires} 到期，但仍然存在。" },
  },
  "drift.revert.up": {
    en: { text: "Run `pulumi up --refresh --stack {stack}`: it restores what is declared." },
    zh: { text: "运行 `pulumi up --refresh --stack {stack}`：恢复为声明的内容。" },
  },
  "drift.revert.stopped": {
    en: {
      text: "Write `whenStopped: reset` (the same job, begun anew) or `whenStopped: replace` (another one is bought) to `{key}` in Pulumi.{stack}.yaml, let it be approved and run `pulumi up --refresh --stack {stack}`.",
    },
    zh: {
      text: "在 Pulumi.{stack}.yaml 的 `{key}` 中写入 `whenStopped: reset`（同一任务重新开始）或 `whenStopped: replace`（另购一个任务），提交审批后运行 `pulumi up --refresh --stack {stack}`。",
    },
  },
  "drift.revert.revoke": {
    en: {
      text: "Take entry {grant} out of `grants` and run `pulumi up --stack {stack}`: it revokes the grant.",
    },
    zh: { text: "从 `grants` 中移除 {grant} 并运行 `pulumi up --stack {stack}`：即撤销该授权。" },
  },
  "drift.adopt.write": {
    en: { text: "Write {value} to `{key}` in Pulumi.{stack}.yaml, and let it be approved." },
    zh: { text: "在 Pulumi.{stack}.yaml 中把 `{key}` 写为 {value}，并提交审批。" },
  },
  "drift.adopt.remove": {
    en: { text: "Take `{key}` out of Pulumi.{stack}.yaml, and let it be approved." },
    zh: { text: "从 Pulumi.{stack}.yaml 中移除 `{key}`，并提交审批。" },
  },
  "drift.adopt.extend": {
    en: { text: "Write a later moment to `{key}` in Pulumi.{stack}.yaml, and let it be approved." },
    zh: { text: "在 Pulumi.{stack}.yaml 中把 `{key}` 改为更晚的时间，并提交审批。" },
  },
  "drift.adopt.trust": {
    en: {
      text: "A trust policy follows from `{key}.targetUin` and `{key}.externalId` in Pulumi.{stack}.yaml; nothing else can be kept.",
    },
    zh: {
      text: "信任策略由 Pulumi.{stack}.yaml 中的 `{key}.targetUin` 和 `{key}.externalId` 决定；其他改动无法保留。",
    },
  },
});
