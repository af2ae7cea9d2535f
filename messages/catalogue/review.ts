import { defineMessages } from "../message";

/** What a review of access says: its findings, each with what to do, and its own words. */
export const reviewMessages = defineMessages({
  "review.notAPreview": {
    en: {
      text: "{name} is not the output of `pulumi preview --json`.",
      fix: "Write it with `pulumi preview --json > file`.",
    },
    zh: {
      text: "{name} 不是 `pulumi preview --json` 的输出。",
      fix: "请用 `pulumi preview --json > 文件` 生成。",
    },
  },
  "review.notAState": {
    en: {
      text: "The state given for {name} is not the output of `pulumi stack export`.",
      fix: "Write it with `pulumi stack export > file`.",
    },
    zh: {
      text: "为 {name} 提供的状态不是 `pulumi stack export` 的输出。",
      fix: "请用 `pulumi stack export > 文件` 生成。",
    },
  },
  "review.previewFailed": {
    en: { text: "The preview {name} failed, so there is nothing to review:\n{reason}" },
    zh: { text: "预览 {name} 失败，无法审查：\n{reason}" },
  },
  "review.fileUnreadable": {
    en: { text: "{file} cannot be read: {reason}." },
    zh: { text: "无法读取 {file}：{reason}。" },
  },
  "review.expectationInvalid": {
    en: {
      text: "{file} is not a list of who may assume which role.",
      fix: "Write {example}.",
    },
    zh: { text: "{file} 不是“谁可以扮演哪个角色”的清单。", fix: "请写成 {example}。" },
  },
  "review.finding.wildcardAction": {
    en: {
      text: "{policy} lets {subject} do {action}: every present and future action that this stands for.",
      fix: "Name the actions, or use a read-only policy.",
    },
    zh: {
      text: "{policy} 允许 {subject} 执行 {action}：现在和将来的所有匹配操作。",
      fix: "请列出具体操作，或改用只读策略。",
    },
  },
  "review.finding.wildcardRole": {
    en: {
      text: "{policy} lets {subject} assume {resource}, not one exact role.",
      fix: "Name the role: qcs::cam::uin/<source uin>:roleName/<role>.",
    },
    zh: {
      text: "{policy} 允许 {subject} 扮演 {resource}，而不是一个确定的角色。",
      fix: "请写明角色：qcs::cam::uin/<源账号>:roleName/<角色>。",
    },
  },
  "review.finding.externalIdMissing": {
    en: {
      text: "Role {subject} asks for no external ID: whoever knows account and role name can make the trusted account use it.",
      fix: "Leave `externalId` out of the configuration; 128 random bits are then chosen.",
    },
    zh: {
      text: "角色 {subject} 不要求外部 ID：知道账号和角色名的人即可借可信账号使用它。",
      fix: "请从配置中去掉 `externalId`，系统会选取 128 位随机值。",
    },
  },
  "review.finding.externalIdWeak": {
    en: {
      text: "The external ID of role {subject} holds {bits} bits at most and can be guessed.",
      fix: "Leave `externalId` out of the configuration; 128 random bits are then chosen.",
    },
    zh: {
      text: "角色 {subject} 的外部 ID 最多只有 {bits} 位，可被猜出。",
      fix: "请从配置中去掉 `externalId`，系统会选取 128 位随机值。",
    },
  },
  "review.finding.externalIdUnknown": {
    en: {
      text: "The external ID of role {subject} is not known before the deployment, so nobody can say who will pass.",
      fix: "Write it in the configuration, or let the grant choose it.",
    },
    zh: {
      text: "部署前无法得知角色 {subject} 的外部 ID，因此无法判断谁能通过。",
      fix: "请写入配置，或由授权自行选取。",
    },
  },
  "review.finding.writeAccess": {
    en: {
      text: "{policy} lets whoever assumes {subject} change things: {action}.",
      fix: "Use `servicePolicies: readOnly`, or a policy of Describe actions.",
    },
    zh: {
      text: "{policy} 允许扮演 {subject} 者进行修改：{action}。",
      fix: "请使用 `servicePolicies: readOnly`，或仅含 Describe 操作的策略。",
    },
  },
  "review.finding.contentUnknown": {
    en: {
      text: "Nobody published what {policy} allows, so it is not known what {subject} may do.",
      fix: "Let the review ask CAM (`--read-policies`), or hand over the document (`--policy NAME=FILE`).",
    },
    zh: {
      text: "{policy} 的内容未公开，因此无法得知 {subject} 可以做什么。",
      fix: "请让审查向 CAM 查询（`--read-policies`），或提供其文档（`--policy 名称=文件`）。",
    },
  },
  "review.finding.trustWide": {
    en: {
      text: "Role {subject} trusts all of account {account}, of which only {holders} need it.",
      fix: "As the documentation of DTS asks for it this is usual: let the other account keep its own policies narrow.",
    },
    zh: {
      text: "角色 {subject} 信任整个账号 {account}，而只有 {holders} 需要。",
      fix: "这是 DTS 文档的要求，较为常见：请对方账号收紧自己的策略。",
    },
  },
  "review.finding.anyoneTrusted": {
    en: { text: "Role {subject} trusts anyone.", fix: "Name the main account that may use it." },
    zh: { text: "角色 {subject} 信任任何人。", fix: "请写明可使用它的主账号。" },
  },
  "review.finding.attachedByHand": {
    en: {
      text: "{policy} was attached to {subject} by hand.",
      fix: "Declare it, or let the next `pulumi up` detach it.",
    },
    zh: {
      text: "{policy} 是手动关联到 {subject} 的。",
      fix: "请在配置中声明，或由下一次 `pulumi up` 解除。",
    },
  },
  "review.finding.trustByHand": {
    en: {
      text: "The trust policy of {subject} was changed by hand; what is shown here is what is declared.",
      fix: "`pulumi up` restores it.",
    },
    zh: {
      text: "{subject} 的信任策略曾被手动修改；此处显示的是声明的内容。",
      fix: "`pulumi up` 会将其恢复。",
    },
  },
  "review.finding.stateMissing": {
    en: {
      text: "The state of stack {subject} was not given: what its preview leaves out is not known.",
      fix: "Add `--state {subject}=FILE`, written by `pulumi stack export`.",
    },
    zh: {
      text: "未提供堆栈 {subject} 的状态：预览省略的内容无从得知。",
      fix: "请添加 `--state {subject}=文件`（由 `pulumi stack export` 生成）。",
    },
  },
  "review.finding.unexpectedAccess": {
    en: {
      text: "{principal} can assume {subject}, and is not on the list: {path}.",
      fix: "Take the grant back, or add the line to the list.",
    },
    zh: {
      text: "{principal} 可以扮演 {subject}，但不在清单中：{path}。",
      fix: "请收回授权，或将其加入清单。",
    },
  },
  "review.title": { en: { text: "Access review" }, zh: { text: "访问权限审查" } },
  "review.noChange": {
    en: { text: "Nobody gains or loses access." },
    zh: { text: "没有人获得或失去访问权限。" },
  },
  "review.counts": {
    en: { text: "{gains} gain, {losses} lose, {unknown} unknown; {findings} findings." },
    zh: { text: "获得 {gains} 项，失去 {losses} 项，未知 {unknown} 项；发现 {findings} 个问题。" },
  },
  "review.paths": { en: { text: "Who can assume what" }, zh: { text: "谁可以扮演什么角色" } },
  "review.permissions": { en: { text: "What it permits" }, zh: { text: "允许什么操作" } },
  "review.findings": { en: { text: "Findings" }, zh: { text: "问题" } },
  "review.more": { en: { text: "… and {count} more" }, zh: { text: "……另有 {count} 项" } },
  "review.change.added": { en: { text: "gains" }, zh: { text: "获得" } },
  "review.change.removed": { en: { text: "loses" }, zh: { text: "失去" } },
  "review.change.widened": { en: { text: "widened" }, zh: { text: "放宽" } },
  "review.change.narrowed": { en: { text: "narrowed" }, zh: { text: "收窄" } },
  "review.change.changed": { en: { text: "changed" }, zh: { text: "改变" } },
  "review.change.rewritten": {
    en: { text: "same access, written otherwise" },
    zh: { text: "权限相同，写法不同" },
  },
  "review.change.equal": { en: { text: "as before" }, zh: { text: "不变" } },
  "review.change.unknown": { en: { text: "unknown" }, zh: { text: "未知" } },
  "review.trust.always": { en: { text: "without a condition" }, zh: { text: "无条件" } },
  "review.trust.withExternalId": { en: { text: "with the external ID" }, zh: { text: "需提供外部 ID" } },
  "review.trust.onCondition": { en: { text: "on a condition" }, zh: { text: "需满足条件" } },
  "review.trust.never": { en: { text: "not at all" }, zh: { text: "不允许" } },
  "review.trust.unknown": { en: { text: "unknown" }, zh: { text: "未知" } },
  "review.severity.high": { en: { text: "high" }, zh: { text: "高" } },
  "review.severity.medium": { en: { text: "medium" }, zh: { text: "中" } },
  "review.severity.low": { en: { text: "low" }, zh: { text: "低" } },
  "review.allow": {
    en: { text: "may {action} on {resource}" },
    zh: { text: "可对 {resource} 执行 {action}" },
  },
  "review.deny": {
    en: { text: "is denied {action} on {resource}" },
    zh: { text: "被禁止对 {resource} 执行 {action}" },
  },
  "review.conditional": { en: { text: "(on a condition)" }, zh: { text: "（有条件）" } },
  "review.unknownContent": {
    en: { text: "{policy} (content unknown)" },
    zh: { text: "{policy}（内容未知）" },
  },
});
