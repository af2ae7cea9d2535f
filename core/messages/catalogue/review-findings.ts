import { defineMessages } from "../message";

/** Findings of an access review, each with its fix, and the conclusions. */
export const reviewFindingMessages = defineMessages({
  "review.finding.wildcardAction": {
    en: {
      text: "{policy} allows {subject} to do {action}: every current and future action that this matches.",
      fix: "List the actions, or use a read-only policy.",
    },
    zh: {
      text: "{policy} 允许{subject}执行 {action}：包括现有与将来新增的所有匹配操作。",
      fix: "请列出具体操作，或改用只读策略。",
    },
  },
  "review.finding.wildcardRole": {
    en: {
      text: "{policy} allows {subject} to assume {resource}, not one exact role.",
      fix: "Name the role: `qcs::cam::uin/<source uin>:roleName/<role>`.",
    },
    zh: {
      text: "{policy} 允许{subject}扮演 {resource}，而不是一个确定的角色。",
      fix: "请写明角色：`qcs::cam::uin/<源账号>:roleName/<角色>`。",
    },
  },
  "review.finding.externalIdMissing": {
    en: {
      text: "{subject} requires no external ID: anyone who knows the account and the role name can make the trusted account use the role.",
      fix: "Remove `externalId` from the configuration; 128 random bits are then generated.",
    },
    zh: {
      text: "{subject}不要求外部 ID：任何人只要知道账号与角色名称，就能借所信任的账号使用该角色。",
      fix: "请从配置中去掉 `externalId`，程序会生成 128 位随机数。",
    },
  },
  "review.finding.externalIdWeak": {
    en: {
      text: "The external ID of {subject} has at most {bits} bits and can be guessed.",
      fix: "Remove `externalId` from the configuration; 128 random bits are then generated.",
    },
    zh: {
      text: "{subject}的外部 ID 强度最多 {bits} 位（bit），可能被猜出。",
      fix: "请从配置中去掉 `externalId`，程序会生成 128 位随机数。",
    },
  },
  "review.finding.externalIdUnknown": {
    en: {
      text: "The external ID of {subject} is not known before the deployment, so it is unknown which principals can present it.",
      fix: "Set it in the configuration, or let the grant generate it.",
    },
    zh: {
      text: "部署前无法得知{subject}的外部 ID，因此无法判断哪些身份能够出示它。",
      fix: "请写入配置，或由授权自动生成。",
    },
  },
  "review.finding.writeAccess": {
    en: {
      text: "{policy} allows principals that assume {subject} to do more than read: {action}.",
      fix: "Use `servicePolicies: readOnly`, or a policy that contains only Describe actions.",
    },
    zh: {
      text: "{policy} 允许扮演{subject}的身份执行读取以外的操作：{action}。",
      fix: "请使用 `servicePolicies: readOnly`，或仅含 Describe 操作的策略。",
    },
  },
  "review.finding.contentUnknown": {
    en: {
      text: "It is not published what {policy} allows, so it is unknown what {subject} may do.",
      fix: "Let the review query CAM (`--read-policies`), or pass the document (`--policy NAME=FILE`).",
    },
    zh: {
      text: "{policy} 的内容未公开，因此无法得知{subject}可以做什么。",
      fix: "请让审阅向 CAM 查询（`--read-policies`），或提供其文档（`--policy 名称=文件`）。",
    },
  },
  "review.finding.contentNotYetKnown": {
    en: {
      text: "It is not known before the deployment what {policy} will allow {subject} to do.",
      fix: "Review the stack that it depends on in the same run, or deploy that stack first.",
    },
    zh: {
      text: "部署前无法得知 {policy} 将允许{subject}做什么。",
      fix: "请在同一次审阅中加入它所依赖的堆栈，或先部署该堆栈。",
    },
  },
  "review.finding.twoExternalIds": {
    en: {
      text: "{subject} accepts two external IDs, the current and the previous one: phase 1 of a rotation.",
      fix: "Remove `acceptPreviousExternalId` from the grant once the other side presents the new one: phase 2.",
    },
    zh: {
      text: "{subject}同时接受新旧两个外部 ID：处于轮换的第一阶段。",
      fix: "对方改用新的外部 ID 后，请从授权中去掉 `acceptPreviousExternalId`：即第二阶段。",
    },
  },
  "review.finding.trustWide": {
    en: {
      text: "{subject} trusts the whole account {account}, but the declared policies allow only {holders} to use it.",
      fix: "Check that this account grants sts:AssumeRole to no other identity; then there is nothing to do. DTS requires a trusted main account.",
    },
    zh: {
      text: "{subject}信任整个账号 {account}，而按已声明的策略只有{holders}可以使用。",
      fix: "请确认该账号未向其他身份授予 sts:AssumeRole；确认后即无需处理。DTS 要求信任主账号。",
    },
  },
  "review.finding.externalIdUnseen": {
    en: {
      text: "Other fields of {subject} change too, so a preview does not show whether its external ID stays the same.",
      fix: "Change the other fields first, and the external ID in a separate run; or pass `--allow-unknown`.",
    },
    zh: {
      text: "{subject}的其他字段也有变化，因此预览无法显示外部 ID 是否不变。",
      fix: "请先修改其他字段，再单独修改外部 ID；或用 `--allow-unknown` 放行。",
    },
  },
  "review.finding.anyoneTrusted": {
    en: { text: "{subject} trusts any principal.", fix: "Name the main account that may use it." },
    zh: { text: "{subject}信任任何身份。", fix: "请写明可使用它的主账号。" },
  },
  "review.finding.attachedByHand": {
    en: {
      text: "{policy} was attached to {subject} outside Pulumi.",
      fix: "Run `pulumi up` to detach it. To keep it, add it to `servicePolicies`.",
    },
    zh: {
      text: "{policy} 在 Pulumi 之外被关联到{subject}。",
      fix: "请运行 `pulumi up` 解除关联。如需保留，请写入 `servicePolicies`。",
    },
  },
  "review.finding.trustByHand": {
    en: {
      text: "The trust policy of {subject} was changed outside Pulumi. The state does not record which principals it trusts now, so they are unknown here.",
      fix: "Check the role in the console. `pulumi up` restores the declared trust policy.",
    },
    zh: {
      text: "{subject}的信任策略在 Pulumi 之外被修改；状态中不保存当前的角色载体，因此这里未知。",
      fix: "请在控制台查看该角色。`pulumi up` 会恢复声明的信任策略。",
    },
  },
  "review.finding.consoleLogin": {
    en: {
      text: "Console login as {subject} was enabled outside Pulumi.",
      fix: "Run `pulumi up` to disable it: DTS does not need it.",
    },
    zh: {
      text: "{subject}在 Pulumi 之外被开启了控制台登录。",
      fix: "请运行 `pulumi up` 将其关闭：DTS 不需要登录控制台。",
    },
  },
  "review.finding.stateMissing": {
    en: {
      text: "The state of stack {subject} was not given: what its preview omits is unknown.",
      fix: "Add `--state NAME=FILE` with the output of `pulumi stack export`.",
    },
    zh: {
      text: "未提供堆栈 {subject} 的状态：无法得知预览中没有列出的内容。",
      fix: "请添加 `--state 名称=文件`（`pulumi stack export` 的输出）。",
    },
  },
  "review.finding.unexpectedByTrust": {
    en: {
      text: "{principal} is not on the `--expect` list but can assume {subject}: the role trusts it.",
      fix: "Revoke the grant, or add this line to the list of the role: {line}",
    },
    zh: {
      text: "{principal}不在 `--expect` 的清单中，但可以扮演{subject}：该角色信任它。",
      fix: "请收回授权，或在该角色的清单中加入：{line}",
    },
  },
  "review.finding.unexpectedByPolicy": {
    en: {
      text: "{principal} is not on the `--expect` list but can assume {subject}: {policy} allows it, and the role trusts the whole account.",
      fix: "Detach the policy, or add this line to the list of the role: {line}",
    },
    zh: {
      text: "{principal}不在 `--expect` 的清单中，但可以扮演{subject}：{policy} 允许它，且该角色信任整个账号。",
      fix: "请解除该策略，或在该角色的清单中加入：{line}",
    },
  },
  "review.finding.unexpectedIndirectly": {
    en: {
      text: "{principal} is not on the `--expect` list but can reach {subject} through another role: {path}.",
      fix: "Remove one of these steps, or add this line to the list of the role: {line}",
    },
    zh: {
      text: "{principal}不在 `--expect` 的清单中，但可以经由其他角色到达{subject}：{path}。",
      fix: "请去掉其中一步，或在该角色的清单中加入：{line}",
    },
  },
  "review.finding.expectedAccessMissing": {
    en: {
      text: "{principal} is on the `--expect` list but cannot assume {subject}.",
      fix: "Remove this line, so that a later grant to it is noticed: {line}",
    },
    zh: {
      text: "{principal}在 `--expect` 的清单中，但不能扮演{subject}。",
      fix: "请删除该行，以便日后授权时能够发现：{line}",
    },
  },
  "review.conclusion.passed": {
    en: { text: "Passed: no new findings at or above `--fail-on {failOn}`, and no new unknowns." },
    zh: { text: "通过：没有达到 `--fail-on {failOn}` 的新问题，也没有新的未知项。" },
  },
  "review.conclusion.passedUnknown": {
    en: { text: "Passed with unknowns: `--allow-unknown` was given." },
    zh: { text: "通过，但有未知项：已指定 `--allow-unknown`。" },
  },
  "review.conclusion.gain": {
    en: { text: "Stopped: a principal gains access, and `--fail-on gain` requires a manual check." },
    zh: { text: "未通过：有身份获得访问权限，而 `--fail-on gain` 要求人工确认。" },
  },
  "review.conclusion.violated": {
    en: { text: "Stopped: new findings at or above `--fail-on {failOn}`: {count}." },
    zh: { text: "未通过：有 {count} 个达到 `--fail-on {failOn}` 的新问题。" },
  },
  "review.conclusion.unknown": {
    en: {
      text: "Stopped: information that decides the result is unknown. Provide it, or pass `--allow-unknown`.",
    },
    zh: { text: "未通过：有决定性的内容未知。请补充，或用 `--allow-unknown` 放行。" },
  },
  "review.conclusion.unexpected": {
    en: {
      text: "Stopped: a principal that is not on the `--expect` list can assume a role. The shortest path is below.",
    },
    zh: { text: "未通过：`--expect` 清单之外的身份可以扮演角色，最短路径见下文。" },
  },
  "review.conclusion.expected": {
    en: { text: "Exactly the principals on the `--expect` list can assume the roles, and no others." },
    zh: { text: "只有 `--expect` 清单中的身份可以扮演这些角色。" },
  },
});
