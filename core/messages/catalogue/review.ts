import { defineMessages } from "../message";

/** Texts of an access review: unreadable input, suggestions, headings and names. */
export const reviewMessages = defineMessages({
  "review.notAPreview": {
    en: {
      text: "{name} is not the output of `pulumi preview --json`.",
      fix: "Create it with `pulumi preview --json > file`.",
    },
    zh: {
      text: "{name} 不是 `pulumi preview --json` 的输出。",
      fix: "请用 `pulumi preview --json > 文件` 生成。",
    },
  },
  "review.notAState": {
    en: {
      text: "The state given for {name} is not the output of `pulumi stack export`.",
      fix: "Create it with `pulumi stack export > file`.",
    },
    zh: {
      text: "为 {name} 提供的状态不是 `pulumi stack export` 的输出。",
      fix: "请用 `pulumi stack export > 文件` 生成。",
    },
  },
  "review.previewFailed": {
    en: { text: "The preview {name} failed; there is nothing to review:\n{reason}" },
    zh: { text: "预览 {name} 失败，无法审阅：\n{reason}" },
  },
  "review.fileUnreadable": {
    en: { text: "{file} cannot be read: {reason}." },
    zh: { text: "无法读取 {file}：{reason}。" },
  },
  "review.fileUnwritable": {
    en: { text: "{file} cannot be written: {reason}." },
    zh: { text: "无法写入 {file}：{reason}。" },
  },
  "review.nothingGiven": {
    en: {
      text: "There is nothing to review.",
      fix: "Name stacks of this folder (`--stack source --stack target`), or pass outputs of `pulumi preview --json` (`--preview source=FILE`).",
    },
    zh: {
      text: "没有可审阅的内容。",
      fix: "请指定当前目录的堆栈（`--stack source --stack target`），或 `pulumi preview --json` 的输出（`--preview source=文件`）。",
    },
  },
  "review.stateWithoutPreview": {
    en: {
      text: "--state names {name}, but no --preview does.",
      fix: "Use the same name for both: `--preview {name}=FILE --state {name}=FILE`.",
    },
    zh: {
      text: "--state 指定了 {name}，但没有同名的 --preview。",
      fix: "两者须同名：`--preview {name}=文件 --state {name}=文件`。",
    },
  },
  "review.previewing": {
    en: { text: "Previewing stack {stack} ..." },
    zh: { text: "正在预览堆栈 {stack} ..." },
  },
  "review.expectationInvalid": {
    en: {
      text: "{file} is not a list of which principals may assume which role.",
      fix: "Write {example}.",
    },
    zh: { text: "{file} 不是“哪些身份可以扮演哪个角色”的清单。", fix: "请写成 {example}。" },
  },
  "review.title": { en: { text: "Access review" }, zh: { text: "访问权限审阅" } },
  "review.noChange": {
    en: { text: "No principal gains or loses access." },
    zh: { text: "没有身份获得或失去访问权限。" },
  },
  "review.count.paths": {
    en: { text: "Assuming a role: {gains} gain, {losses} lose, {unknown} unknown." },
    zh: { text: "扮演角色：获得 {gains}，失去 {losses}，未知 {unknown}。" },
  },
  "review.count.permissions": {
    en: { text: "Permitted by policies: {gains} gain, {losses} lose, {unknown} unknown." },
    zh: { text: "策略允许的操作：获得 {gains}，失去 {losses}，未知 {unknown}。" },
  },
  "review.count.findings": {
    en: { text: "New findings: {high} high, {medium} medium, {low} low, {unknown} unknown." },
    zh: { text: "新问题：高 {high}，中 {medium}，低 {low}，未知 {unknown}。" },
  },
  "review.name.mainAccount": { en: { text: "main account {name}" }, zh: { text: "主账号 {name}" } },
  "review.name.anyone": { en: { text: "anyone" }, zh: { text: "任何人" } },
  "review.name.role": {
    en: { text: "role {name} of account {account}" },
    zh: { text: "账号 {account} 的角色 {name}" },
  },
  "review.name.user": {
    en: { text: "sub-user {name} of account {account}" },
    zh: { text: "账号 {account} 的子用户 {name}" },
  },
  "review.name.group": {
    en: { text: "group {name} of account {account}" },
    zh: { text: "账号 {account} 的用户组 {name}" },
  },
  "review.paths": {
    en: { text: "Which principals can assume which role" },
    zh: { text: "哪些身份可以扮演哪个角色" },
  },
  "review.permissions": { en: { text: "What the policies allow" }, zh: { text: "策略允许的操作" } },
  "review.findings": { en: { text: "Findings" }, zh: { text: "问题" } },
  "review.oldFindings": {
    en: { text: "Findings not caused by this change" },
    zh: { text: "并非本次变更带来的问题" },
  },
  "review.resources": { en: { text: "Resources" }, zh: { text: "资源" } },
  "review.picture.who": { en: { text: "Principal" }, zh: { text: "身份" } },
  "review.picture.role": { en: { text: "can assume the role" }, zh: { text: "可以扮演的角色" } },
  "review.picture.policies": {
    en: { text: "and then do what these policies allow" },
    zh: { text: "随后可执行这些策略所允许的操作" },
  },
  "review.picture.mainAccount": { en: { text: "main account" }, zh: { text: "主账号" } },
  "review.picture.principal": {
    en: { text: "as written in the trust policy" },
    zh: { text: "信任策略中的写法" },
  },
  "review.picture.ofRole": {
    en: { text: "role of account {account}" },
    zh: { text: "账号 {account} 的角色" },
  },
  "review.picture.ofUser": {
    en: { text: "sub-user of account {account}" },
    zh: { text: "账号 {account} 的子用户" },
  },
  "review.picture.ofGroup": {
    en: { text: "group of account {account}" },
    zh: { text: "账号 {account} 的用户组" },
  },
  "review.picture.policy": { en: { text: "policy" }, zh: { text: "策略" } },
  "review.picture.unknownPolicy": { en: { text: "policy, content unknown" }, zh: { text: "策略，内容未知" } },
  "review.suggest.unreachable": {
    en: {
      text: "No emulator responds at {address}: {reason}.",
      fix: "Start one with `npm run emulator`, run your stacks against it, and pass its address with `--emulator ADDRESS`.",
    },
    zh: {
      text: "{address} 没有模拟器应答：{reason}。",
      fix: "请用 `npm run emulator` 启动，对其运行堆栈，再用 `--emulator 地址` 指定。",
    },
  },
  "review.suggest.noEvidence": {
    en: {
      text: "No role at {address} has been used yet, so there is no evidence for a narrower policy. Roles there: {roles}.",
      fix: "Run both stacks against this emulator until the job is Running, then run this command again.",
    },
    zh: {
      text: "{address} 上还没有角色被使用过，因此没有收窄策略的依据。现有角色：{roles}。",
      fix: "请对该模拟器运行两个堆栈，直到任务进入 Running，再重试。",
    },
  },
  "review.suggest.title": {
    en: { text: "{subject}: the narrowest policy for its observed use" },
    zh: { text: "{subject}：满足实际使用的最窄策略" },
  },
  "review.suggest.delta": {
    en: { text: "Compared with {policy}, it no longer allows anything beyond that from:" },
    zh: { text: "与 {policy} 相比，以下范围中超出上述操作的部分将不再允许：" },
  },
  "review.suggest.nothingNarrower": {
    en: { text: "No change: {policy} already allows nothing more." },
    zh: { text: "没有变化：{policy} 已经没有多余的权限。" },
  },
  "review.suggest.next": {
    en: {
      text: "The evidence is what the emulated DTS calls. It is not published what the real DTS needs. Try the policy with a non-critical job first.",
      fix: "Create the policy in CAM under a name of your choice, and set it in the grant: `servicePolicies: [NAME]`.",
    },
    zh: {
      text: "依据来自模拟的 DTS；真实 DTS 的需求没有公开。请先用非关键任务验证。",
      fix: "请在 CAM 中以自选名称创建该策略，并在授权中写明：`servicePolicies: [名称]`。",
    },
  },
  "review.operation": {
    en: { text: "{operation} {name} ({type}) in stack {stack}" },
    zh: { text: "{operation} {name}（{type}），堆栈 {stack}" },
  },
  "review.operation.create": { en: { text: "create" }, zh: { text: "创建" } },
  "review.operation.update": { en: { text: "update" }, zh: { text: "更新" } },
  "review.operation.replace": { en: { text: "replace" }, zh: { text: "替换" } },
  "review.operation.delete": { en: { text: "delete" }, zh: { text: "删除" } },
  "review.operation.import": { en: { text: "import" }, zh: { text: "导入" } },
  "review.more": { en: { text: "… and {count} more" }, zh: { text: "……另有 {count} 项" } },
  "review.change.added": { en: { text: "gains" }, zh: { text: "获得" } },
  "review.change.removed": { en: { text: "loses" }, zh: { text: "失去" } },
  "review.change.widened": { en: { text: "widened" }, zh: { text: "放宽" } },
  "review.change.narrowed": { en: { text: "narrowed" }, zh: { text: "收窄" } },
  "review.change.changed": { en: { text: "changed" }, zh: { text: "改变" } },
  "review.change.rewritten": {
    en: { text: "same access, reworded or reordered" },
    zh: { text: "权限相同，写法不同" },
  },
  "review.change.equal": { en: { text: "unchanged" }, zh: { text: "不变" } },
  "review.change.unknown": { en: { text: "unknown" }, zh: { text: "未知" } },
  "review.until": { en: { text: "until {moment}" }, zh: { text: "至 {moment} 为止" } },
  "review.trust.always": { en: { text: "without a condition" }, zh: { text: "无条件" } },
  "review.trust.withExternalId": { en: { text: "with the external ID" }, zh: { text: "须提供外部 ID" } },
  "review.trust.onCondition": { en: { text: "on a condition" }, zh: { text: "须满足条件" } },
  "review.trust.never": { en: { text: "not at all" }, zh: { text: "不允许" } },
  "review.trust.unknown": { en: { text: "unknown" }, zh: { text: "未知" } },
  "review.severity.high": { en: { text: "high" }, zh: { text: "高" } },
  "review.severity.medium": { en: { text: "medium" }, zh: { text: "中" } },
  "review.severity.low": { en: { text: "low" }, zh: { text: "低" } },
  "review.allow": {
    en: { text: "may {action} on {resource}, by {policy}" },
    zh: { text: "可对 {resource} 执行 {action}（{policy}）" },
  },
  "review.deny": {
    en: { text: "is denied {action} on {resource}, by {policy}" },
    zh: { text: "被禁止对 {resource} 执行 {action}（{policy}）" },
  },
  "review.allowOnCondition": {
    en: { text: "may, on a condition, {action} on {resource}, by {policy}" },
    zh: { text: "满足条件时可对 {resource} 执行 {action}（{policy}）" },
  },
  "review.denyOnCondition": {
    en: { text: "is, on a condition, denied {action} on {resource}, by {policy}" },
    zh: { text: "满足条件时被禁止对 {resource} 执行 {action}（{policy}）" },
  },
  "review.unknownContent": {
    en: { text: "everything that {policy} allows; its content is unknown" },
    zh: { text: "{policy} 所允许的一切：其内容未知" },
  },
});
