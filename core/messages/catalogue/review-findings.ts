import { defineMessages } from "../message";

/** What an access review finds, each with what to do about it, and what it concludes. */
export const reviewFindingMessages = defineMessages({
  "review.finding.wildcardAction": {
    en: {
      text: "{policy} lets {subject} do {action}: every present and future action that this stands for.",
      fix: "Name the actions, or use a read-only policy.",
    },
    zh: {
      text: "{policy} 允许{subject}执行 {action}：现在和将来的所有匹配操作。",
      fix: "请列出具体操作，或改用只读策略。",
    },
  },
  "review.finding.wildcardRole": {
    en: {
      text: "{policy} lets {subject} assume {resource}, not one exact role.",
      fix: "Name the role: `qcs::cam::uin/<source uin>:roleName/<role>`.",
    },
    zh: {
      text: "{policy} 允许{subject}扮演 {resource}，而不是一个确定的角色。",
      fix: "请写明角色：`qcs::cam::uin/<源账号>:roleName/<角色>`。",
    },
  },
  "review.finding.externalIdMissing": {
    en: {
      text: "{subject} asks for no external ID: whoever knows account and role name can make the trusted account use it.",
      fix: "Leave `externalId` out of the configuration; 128 random bits are then chosen.",
    },
    zh: {
      text: "{subject}不要求外部 ID：知道账号和角色名的人即可借可信账号使用它。",
      fix: "请从配置中去掉 `externalId`，系统会选取 128 位随机值。",
    },
  },
  "review.finding.externalIdWeak": {
    en: {
      text: "The external ID of {subject} holds {bits} bits at most and can be guessed.",
      fix: "Leave `externalId` out of the configuration; 128 random bits are then chosen.",
    },
    zh: {
      text: "{subject}的外部 ID 最多只有 {bits} 位，可被猜出。",
      fix: "请从配置中去掉 `externalId`，系统会选取 128 位随机值。",
    },
  },
  "review.finding.externalIdUnknown": {
    en: {
      text: "The external ID of {subject} is not known before the deployment, so nobody can say who will pass.",
      fix: "Write it in the configuration, or let the grant choose it.",
    },
    zh: {
      text: "部署前无法得知{subject}的外部 ID，因此无法判断谁能通过。",
      fix: "请写入配置，或由授权自行选取。",
    },
  },
  "review.finding.writeAccess": {
    en: {
      text: "{policy} lets whoever assumes {subject} do more than read: {action}.",
      fix: "Use `servicePolicies: readOnly`, or a policy of Describe actions.",
    },
    zh: {
      text: "{policy} 允许扮演{subject}者进行读取以外的操作：{action}。",
      fix: "请使用 `servicePolicies: readOnly`，或仅含 Describe 操作的策略。",
    },
  },
  "review.finding.contentUnknown": {
    en: {
      text: "Nobody published what {policy} allows, so it is not known what {subject} may do.",
      fix: "Let the review ask CAM (`--read-policies`), or hand over the document (`--policy NAME=FILE`).",
    },
    zh: {
      text: "{policy} 的内容未公开，因此无法得知{subject}可以做什么。",
      fix: "请让审阅向 CAM 查询（`--read-policies`），或提供其文档（`--policy 名称=文件`）。",
    },
  },
  "review.finding.contentNotYetKnown": {
    en: {
      text: "What {policy} will allow {subject} is not known before the deployment.",
      fix: "Review the stack that it depends on in the same run, or deploy that one first.",
    },
    zh: {
      text: "部署前无法得知 {policy} 将允许{subject}做什么。",
      fix: "请在同一次审阅中加入它所依赖的堆栈，或先部署该堆栈。",
    },
  },
  "review.finding.twoExternalIds": {
    en: {
      text: "{subject} accepts two external IDs, the present one and the one before: the first phase of a rotation.",
      fix: "Once the other side presents the new one, take `acceptPreviousExternalId` out of the grant: the second phase.",
    },
    zh: {
      text: "{subject}同时接受新旧两个外部 ID：处于轮换的第一阶段。",
      fix: "对方改用新的外部 ID 后，请从授权中去掉 `acceptPreviousExternalId`：即第二阶段。",
    },
  },
  "review.finding.trustWide": {
    en: {
      text: "{subject} trusts all of account {account}, of which only {holders} may use it by a policy that is declared.",
      fix: "Nothing, if that account gives sts:AssumeRole to nobody else: DTS asks for a trusted main account.",
    },
    zh: {
      text: "{subject}信任整个账号 {account}，而按已声明的策略只有{holders}可以使用。",
      fix: "DTS 要求信任主账号；只要该账号不再向他人授予 sts:AssumeRole，即无需处理。",
    },
  },
  "review.finding.externalIdUnseen": {
    en: {
      text: "{subject} is changed in other fields too, so a preview does not show whether its external ID stays the same.",
      fix: "Change the other fields first, and the external ID in a run of its own; or pass with `--allow-unknown`.",
    },
    zh: {
      text: "{subject}的其他字段也有变化，因此预览无法显示外部 ID 是否不变。",
      fix: "请先修改其他字段，再单独修改外部 ID；或用 `--allow-unknown` 放行。",
    },
  },
  "review.finding.anyoneTrusted": {
    en: { text: "{subject} trusts anyone.", fix: "Name the main account that may use it." },
    zh: { text: "{subject}信任任何人。", fix: "请写明可使用它的主账号。" },
  },
  "review.finding.attachedByHand": {
    en: {
      text: "Somebody attached {policy} to {subject} by hand.",
      fix: "`pulumi up` detaches it. To keep it, name it in `servicePolicies`.",
    },
    zh: {
      text: "有人手动将 {policy} 关联到{subject}。",
      fix: "`pulumi up` 会解除关联。如需保留，请写入 `servicePolicies`。",
    },
  },
  "review.finding.trustByHand": {
    en: {
      text: "Somebody changed by hand whom {subject} trusts; whoever that was is not kept in a state, so it is unknown here.",
      fix: "Look at the role in the console. `pulumi up` restores the declared trust.",
    },
    zh: {
      text: "有人手动修改了{subject}信任的对象；状态中不保存具体内容，因此这里未知。",
      fix: "请在控制台查看该角色。`pulumi up` 会恢复声明的信任策略。",
    },
  },
  "review.finding.consoleLogin": {
    en: {
      text: "Somebody allowed people to log in to the console as {subject}.",
      fix: "`pulumi up` switches it off: DTS needs none.",
    },
    zh: {
      text: "有人允许以{subject}登录控制台。",
      fix: "`pulumi up` 会将其关闭：DTS 不需要登录。",
    },
  },
  "review.finding.resourceUnread": {
    en: {
      text: "{name} is a {type}, which this review does not read: it may grant anything.",
      fix: "Look at it by yourself and pass with `--allow-unknown`, or grant by the components of this project.",
    },
    zh: {
      text: "{name} 的类型是 {type}，本审阅不读取它：它可能授予任何权限。",
      fix: "请自行检查后用 `--allow-unknown` 放行，或使用本项目的组件授权。",
    },
  },
  "review.finding.stateMissing": {
    en: {
      text: "The state of stack {subject} was not given: what its preview leaves out is not known.",
      fix: "Add `--state NAME=FILE` with the output of `pulumi stack export`.",
    },
    zh: {
      text: "未提供堆栈 {subject} 的状态：预览省略的内容无从得知。",
      fix: "请添加 `--state 名称=文件`（`pulumi stack export` 的输出）。",
    },
  },
  "review.finding.unexpectedByTrust": {
    en: {
      text: "{principal} is not on the list of `--expect` and can assume {subject}: the role trusts it.",
      fix: "Take the grant back, or add this line to the list of the role: {line}",
    },
    zh: {
      text: "{principal}不在 `--expect` 的清单中，但可以扮演{subject}：该角色信任它。",
      fix: "请收回授权，或在该角色的清单中加入：{line}",
    },
  },
  "review.finding.unexpectedByPolicy": {
    en: {
      text: "{principal} is not on the list of `--expect` and can assume {subject}: {policy} allows it, and the role trusts the whole account.",
      fix: "Take the policy back, or add this line to the list of the role: {line}",
    },
    zh: {
      text: "{principal}不在 `--expect` 的清单中，但可以扮演{subject}：{policy} 允许它，且该角色信任整个账号。",
      fix: "请收回策略，或在该角色的清单中加入：{line}",
    },
  },
  "review.finding.unexpectedIndirectly": {
    en: {
      text: "{principal} is not on the list of `--expect` and can get to {subject} by way of another role: {path}.",
      fix: "Take one of these steps away, or add this line to the list of the role: {line}",
    },
    zh: {
      text: "{principal}不在 `--expect` 的清单中，但可以经由其他角色到达{subject}：{path}。",
      fix: "请去掉其中一步，或在该角色的清单中加入：{line}",
    },
  },
  "review.finding.expectedAccessMissing": {
    en: {
      text: "{principal} is on the list of `--expect` and cannot assume {subject}.",
      fix: "Take the line out, so that a later grant to it is seen: {line}",
    },
    zh: {
      text: "{principal}在 `--expect` 的清单中，但不能扮演{subject}。",
      fix: "请删除该行，以便日后授权时能够发现：{line}",
    },
  },
  "review.conclusion.passed": {
    en: { text: "Passed: nothing new at or above `--fail-on {failOn}`, and nothing new that is unknown." },
    zh: { text: "通过：没有达到 `--fail-on {failOn}` 的新问题，也没有新的未知项。" },
  },
  "review.conclusion.passedUnknown": {
    en: { text: "Passed, though something is not known: `--allow-unknown` was given." },
    zh: { text: "通过，但有未知项：已指定 `--allow-unknown`。" },
  },
  "review.conclusion.gain": {
    en: { text: "Stopped: somebody gains access, and `--fail-on gain` asks for a look." },
    zh: { text: "未通过：有人获得访问权限，而 `--fail-on gain` 要求人工确认。" },
  },
  "review.conclusion.violated": {
    en: { text: "Stopped: {count} new at or above `--fail-on {failOn}`." },
    zh: { text: "未通过：有 {count} 个达到 `--fail-on {failOn}` 的新问题。" },
  },
  "review.conclusion.unknown": {
    en: {
      text: "Stopped: something that decides is not known. Give what is missing, or pass with `--allow-unknown`.",
    },
    zh: { text: "未通过：有决定性的内容未知。请补充，或用 `--allow-unknown` 放行。" },
  },
  "review.conclusion.unexpected": {
    en: {
      text: "Stopped: somebody who is not on the list of `--expect` can assume a role. The shortest way is below.",
    },
    zh: { text: "未通过：`--expect` 清单之外的身份可以扮演角色，最短路径见下文。" },
  },
  "review.conclusion.expected": {
    en: { text: "Exactly those on the list of `--expect` can assume the roles, and nobody else." },
    zh: { text: "只有 `--expect` 清单中的身份可以扮演这些角色。" },
  },
});
