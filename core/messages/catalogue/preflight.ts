import { defineMessages } from "../message";

/** Checks before a purchase: identity, role, instances, database pair; and the meaning of the console's errors. */
export const preflightMessages = defineMessages({
  "check.configuration": { en: { text: "configuration" }, zh: { text: "配置" } },
  "check.identity": { en: { text: "account of the keys" }, zh: { text: "密钥所属账号" } },
  "check.executor": { en: { text: "main account or sub-user" }, zh: { text: "主账号或子用户" } },
  "check.role": { en: { text: "role can be assumed" }, zh: { text: "可扮演角色" } },
  "check.sourceInstance": { en: { text: "source instance" }, zh: { text: "源实例" } },
  "check.dtsAccess": { en: { text: "DTS sees the source" }, zh: { text: "DTS 可见源实例" } },
  "check.targetInstance": { en: { text: "target instance" }, zh: { text: "目标实例" } },
  "check.pair": { en: { text: "pair of kinds" }, zh: { text: "数据库类型组合" } },
  "check.versions": { en: { text: "versions" }, zh: { text: "版本" } },
  "check.grant": { en: { text: "grant of the source" }, zh: { text: "源账号授权" } },
  "check.policies": { en: { text: "preset policies" }, zh: { text: "预设策略" } },

  "preflight.executorIsMainAccount": {
    en: {
      text: "{source} holds keys of the main account {account}, but executor.as is {declared}: the permission would go to an identity that does not run the job.",
      fix: "Name the keys of that sub-user in executor.credentials, or set `as: mainAccount` under `executor`.",
    },
    zh: {
      text: "{source} 是主账号 {account} 的密钥，而 executor.as 为 {declared}：权限将授予并不执行任务的身份。",
      fix: "请在 executor.credentials 中指定该子用户的密钥，或在 `executor` 下写 `as: mainAccount`。",
    },
    docs: "docs/doctor.md#main-account-or-sub-user",
  },
  "preflight.subUserNotPermitted": {
    en: {
      text: "Sub-user {uin} of account {account} may not assume {roleArn}: {words} ({code}, request {requestId})",
      fix: "Set `as: user` and `userName` under `executor`, with a granter that grants exactly this permission (steps 7-11). Or let the main account run the job: set `as: mainAccount` under `executor` and use its keys. A new grant may take a minute to take effect.",
    },
    zh: {
      text: "账号 {account} 的子用户 {uin} 无权扮演 {roleArn}：{words}（{code}，请求 {requestId}）",
      fix: "请在 `executor` 下写 `as: user` 与 `userName` 并配置授权者（`granter`），由其授予该权限（步骤 7-11）；或改由主账号执行：在 `executor` 下写 `as: mainAccount` 及其密钥。新授权可能需要一分钟生效。",
    },
    docs: "docs/doctor.md#you-are-not-authorized-to-perform-operation-stsassumerole",
  },
  "preflight.roleNotPermitted": {
    en: {
      text: "The role behind {source} of account {account} may not assume {roleArn}: {words} ({code}, request {requestId})",
      fix: "Attach a policy that allows name/sts:AssumeRole on {roleArn} to that role of your own account. A granter grants permissions to sub-users and groups only. A new grant may take a minute to take effect.",
    },
    zh: {
      text: "账号 {account} 中 {source} 对应的角色无权扮演 {roleArn}：{words}（{code}，请求 {requestId}）",
      fix: "请在本账号中为该角色关联允许对 {roleArn} 执行 name/sts:AssumeRole 的策略：授权者（`granter`）只能为子用户与用户组授权。新授权可能需要一分钟生效。",
    },
    docs: "docs/doctor.md#you-are-not-authorized-to-perform-operation-stsassumerole",
  },
  "preflight.permissionPending": {
    en: {
      text: "Whether {roleArn} can be assumed is known once `pulumi up` has granted the permission to sub-user {uin}.",
    },
    zh: { text: "`pulumi up` 为子用户 {uin} 授权之后，才能确认是否可扮演 {roleArn}。" },
  },
  "preflight.roleNotExist": {
    en: {
      text: "The source account's role {roleArn} does not exist: {words} ({code}, request {requestId})",
      fix: "Check that the account is the source's main account and that the name is its role (step 6). Correct the grant that `grants` names, or run `pulumi up` on the source stack first. The same error can appear when the role lacks the source's policies.",
    },
    zh: {
      text: "源账号的角色 {roleArn} 不存在：{words}（{code}，请求 {requestId}）",
      fix: "账号须为源数据库的主账号，名称须为其角色名（步骤 6）：请更正 `grants` 引用的授权，或先对源堆栈运行 `pulumi up`。角色缺少源数据库策略时也可能如此报错。",
    },
    docs: "docs/doctor.md#role-not-exist",
  },
  "preflight.externalIdWrong": {
    en: {
      text: "Role {roleArn} may refuse the external ID that account {account} presents: {words} ({code}, request {requestId})",
      fix: "Get the external ID from the source side again (stack output `externalIds`, or its grant file). It must match the role's trust policy.",
    },
    zh: {
      text: "角色 {roleArn} 可能不接受账号 {account} 提供的外部 ID：{words}（{code}，请求 {requestId}）",
      fix: "请向源方重新获取外部 ID（堆栈输出 `externalIds` 或授权文件），须与角色信任策略中的一致。",
    },
    docs: "docs/doctor.md#external-id",
  },
  "preflight.externalIdMissing": {
    en: {
      text: "Role {roleArn} may require an external ID, but none is presented: {words} ({code}, request {requestId})",
      fix: "Get the external ID of the grant from the source side, and set it as `externalId` in the grant file.",
    },
    zh: {
      text: "角色 {roleArn} 可能要求外部 ID，但未提供：{words}（{code}，请求 {requestId}）",
      fix: "请向源方索取该授权的外部 ID，并写入授权文件的 `externalId`。",
    },
    docs: "docs/doctor.md#external-id",
  },
  "preflight.principalUntrusted": {
    en: {
      text: "Role {roleArn} may not trust account {account}: {words} ({code}, request {requestId})",
      fix: "Set `targetUin` of the source's grant to {account}: the target's main account, even where a sub-user runs the job.",
    },
    zh: {
      text: "角色 {roleArn} 的角色载体可能不包含账号 {account}：{words}（{code}，请求 {requestId}）",
      fix: "源方授权的 `targetUin` 须为 {account}：即目标主账号，由子用户执行任务时也是如此。",
    },
    docs: "docs/doctor.md#untrusted-account",
  },
  "preflight.roleLacksPolicy": {
    en: {
      text: "Role {roleArn} may not read the source's instances: {words} ({code}, request {requestId})",
      fix: "Add the kind {kind} to the grant's `databaseKinds`, or name its policies in `servicePolicies`, and run `pulumi up` on the source stack (step 5).",
    },
    zh: {
      text: "角色 {roleArn} 无权读取源实例：{words}（{code}，请求 {requestId}）",
      fix: "请将类型 {kind} 加入该授权的 `databaseKinds`，或在 `servicePolicies` 中写明其策略，然后对源堆栈运行 `pulumi up`（步骤 5）。",
    },
    docs: "docs/doctor.md#internalinnercommonerror",
  },
  "preflight.targetNotReadable": {
    en: {
      text: "The executor may not read the instances of its own account {account}: {words} ({code}, request {requestId})",
      fix: "Grant read access to {kind} (Describe*) to the identity behind {source}.",
    },
    zh: {
      text: "执行者无权读取本账号 {account} 的实例：{words}（{code}，请求 {requestId}）",
      fix: "请为 {source} 对应的身份授予 {kind} 的只读权限（Describe*）。",
    },
    docs: "docs/doctor.md#instances",
  },
  "preflight.dtsNotPermitted": {
    en: {
      text: "The executor may not use DTS: {words} ({code}, request {requestId})",
      fix: "Grant QcloudDTSFullAccess in account {account} to the identity behind {source}.",
    },
    zh: {
      text: "执行者无权使用 DTS：{words}（{code}，请求 {requestId}）",
      fix: "请在账号 {account} 中为 {source} 对应的身份授予 QcloudDTSFullAccess。",
    },
    docs: "docs/doctor.md#internalinnercommonerror",
  },
  "preflight.purchaseNotPermitted": {
    en: {
      text: "The executor may not make purchases in account {account}: {words} ({code}, request {requestId})",
      fix: "Grant name/finance:* on qcs::dts:::* to the identity behind {source}, in addition to QcloudDTSFullAccess. Or let the main account run the job: set `as: mainAccount` under `executor`.",
    },
    zh: {
      text: "执行者无权在账号 {account} 中购买：{words}（{code}，请求 {requestId}）",
      fix: "除 QcloudDTSFullAccess 外，请为 {source} 对应的身份授予 qcs::dts:::* 上的 name/finance:*；或改由主账号执行：在 `executor` 下写 `as: mainAccount`。",
    },
    docs: "docs/doctor.md#money-and-quota",
  },
  "preflight.camNotPermitted": {
    en: {
      text: "An identity may not read or write access in CAM of account {account}: {words} ({code}, request {requestId})",
      fix: "Grant the operation that the message names to the identity behind {source}: in the source account it writes roles, in the target account policies.",
    },
    zh: {
      text: "该身份无权在账号 {account} 中查看或修改 CAM 权限：{words}（{code}，请求 {requestId}）",
      fix: "请为 {source} 对应的身份授予消息中所述操作的权限：源账号中须能管理角色，目标账号中须能管理策略。",
    },
    docs: "docs/doctor.md#keys",
  },
  "preflight.rolesFull": {
    en: {
      text: "Account {account} cannot hold another role: {words} ({code}, request {requestId})",
      fix: "Delete unused roles, or remove a grant from `grants`. An account holds at most 1,000 roles.",
    },
    zh: {
      text: "账号 {account} 无法再创建角色：{words}（{code}，请求 {requestId}）",
      fix: "请删除不再使用的角色，或从 `grants` 中移除授权。每个账号最多 1000 个角色。",
    },
    docs: "docs/doctor.md#money-and-quota",
  },
  "preflight.instanceNotRunning": {
    en: {
      text: "Instance {instanceId} of account {account} is not running (status {status}).",
      fix: "Wait until it runs, renew it if it is isolated, or use another instance.",
    },
    zh: {
      text: "账号 {account} 的实例 {instanceId} 未在运行（状态 {status}）。",
      fix: "请等待其运行；若已隔离请续费；或改用其他实例。",
    },
  },
  "preflight.childMissing": {
    en: {
      text: "Cluster {instanceId} has no instance {childId}.",
      fix: "Use one of its instances: {inside}. Or omit `childInstance`.",
    },
    zh: {
      text: "集群 {instanceId} 中没有实例 {childId}。",
      fix: "请填写其中的实例：{inside}；或去掉 `childInstance`。",
    },
    docs: "docs/doctor.md#instances",
  },
  "preflight.childNotRunning": {
    en: {
      text: "Instance {childId} of cluster {instanceId} is not running (status {status}).",
      fix: "Wait until it runs, or use another instance of the cluster.",
    },
    zh: {
      text: "集群 {instanceId} 的实例 {childId} 未在运行（状态 {status}）。",
      fix: "请等待其运行，或改用集群中的其他实例。",
    },
    docs: "docs/doctor.md#instances",
  },
  "preflight.childOfOtherType": {
    en: {
      text: "Instance {childId} is {type}, not {declared}.",
      fix: "Set `type: {type}`, or use another instance.",
    },
    zh: { text: "实例 {childId} 为 {type}，而非 {declared}。", fix: "请写 `type: {type}`，或改用其他实例。" },
    docs: "docs/doctor.md#instances",
  },
  "preflight.instanceUnusable": {
    en: {
      text: "DTS cannot use instance {instanceId}: {hint}",
      fix: "Fix what DTS reports about the instance, or use another instance.",
    },
    zh: { text: "DTS 无法使用实例 {instanceId}：{hint}", fix: "请按 DTS 的提示处理该实例，或改用其他实例。" },
  },
  "preflight.instanceHidden": {
    en: {
      text: "DTS does not list instance {instanceId} in {region} of account {account}, although its own service does.",
      fix: "Check that the role has QcloudDTSReadOnlyAccess and the policies of {kind}.",
    },
    zh: {
      text: "DTS 在账号 {account} 的 {region} 中未显示实例 {instanceId}，而其所属服务可见。",
      fix: "请确认角色具有 QcloudDTSReadOnlyAccess 及 {kind} 的策略。",
    },
  },
  "preflight.notKnownYet": {
    en: { text: "Not known yet: it depends on `{what}`." },
    zh: { text: "尚无法判定：取决于 `{what}`。" },
  },
  "preflight.notAnswered": {
    en: { text: "{call} gave no answer that decides this: {words} ({code}, request {requestId})" },
    zh: { text: "根据 {call} 的应答无法判定：{words}（{code}，请求 {requestId}）" },
  },

  "pair.unsupported": {
    en: {
      text: "DTS does not sync {source} to {target}.",
      fix: "Use one of the targets of {source}: {allowed}.",
    },
    zh: { text: "DTS 不支持从 {source} 同步到 {target}。", fix: "{source} 可同步到：{allowed}。" },
    docs: "docs/doctor.md#pairs",
  },
  "pair.conflicting": {
    en: {
      text: "Documents contradict each other on {source} to {target} across accounts: {evidence} ({date}). The precheck decides.",
    },
    zh: {
      text: "关于 {source} 到 {target} 的跨账号同步，资料互相矛盾：{evidence}（{date}）。以校验结果为准。",
    },
    docs: "docs/doctor.md#pairs",
  },
  "pair.unknown": {
    en: {
      text: "No document states whether {source} to {target} works across accounts: {evidence} ({date}). The precheck decides.",
    },
    zh: { text: "没有资料说明 {source} 到 {target} 是否支持跨账号：{evidence}（{date}）。以校验结果为准。" },
    docs: "docs/doctor.md#pairs",
  },
  "pair.conflictNotPossible": {
    en: {
      text: "A job from or to {kind} always overwrites rows whose key exists; it does not support conflict: {conflict}.",
      fix: "Set `conflict: cover` under `options`.",
    },
    zh: {
      text: "以 {kind} 为源或目标的任务在主键冲突时只能覆盖，不支持 conflict: {conflict}。",
      fix: "请在 `options` 下写 `conflict: cover`。",
    },
    docs: "docs/doctor.md#pairs",
  },
  "pair.versionNotListed": {
    en: {
      text: "{instanceId} has version {version}, which DTS does not support as the {side} of {source} to {target}.",
      fix: "Use one of these versions: {allowed}.",
    },
    zh: {
      text: "{instanceId} 的版本为 {version}，DTS 不支持其作为 {source} 到 {target} 的 {side}。",
      fix: "请使用支持的版本：{allowed}。",
    },
    docs: "docs/doctor.md#pairs",
  },
  "pair.versionNewer": {
    en: {
      text: "{instanceId} has version {version}, which is newer than all listed versions: {evidence} ({date}). The precheck decides.",
    },
    zh: { text: "{instanceId} 的版本 {version} 高于资料所列：{evidence}（{date}）。以校验结果为准。" },
    docs: "docs/doctor.md#pairs",
  },
  "pair.targetTooOld": {
    en: {
      text: "The target {targetId} has version {target}, which is older than the source's {source}.",
      fix: "Use a target with version {source} or later.",
    },
    zh: {
      text: "目标 {targetId} 的版本 {target} 低于源版本 {source}。",
      fix: "请使用版本不低于 {source} 的目标实例。",
    },
    docs: "docs/doctor.md#pairs",
  },
  "pair.versionUnknown": {
    en: { text: "The service of {instanceId} does not report its version." },
    zh: { text: "{instanceId} 所属服务未给出版本。" },
  },

  "doctor.noStackFile": {
    en: {
      text: "There is no `Pulumi.<stack>.yaml` in {folder}.",
      fix: "Run this command in the project folder, which contains Pulumi.yaml and the stack files.",
    },
    zh: {
      text: "{folder} 中没有 `Pulumi.<stack>.yaml`。",
      fix: "请在项目文件夹（Pulumi.yaml 与堆栈文件所在处）中运行。",
    },
  },
  "doctor.stackFileMissing": {
    en: {
      text: "The file {file} does not exist.",
      fix: "Name a stack that has a file here: {found}.",
    },
    zh: { text: "没有 {file}。", fix: "请指定已有文件的堆栈：{found}。" },
  },
  "doctor.stackFileMalformed": {
    en: {
      text: "{file} cannot be used: it must be YAML with the keys that Pulumi needs ({reason}).",
      fix: "Correct the file.",
    },
    zh: { text: "无法使用 {file}：它须为含 Pulumi 所需键的 YAML（{reason}）。", fix: "请修正该文件。" },
  },
  "doctor.grantUnreadable": {
    en: {
      text: "The outputs of stack {stack} cannot be read: {reason}",
      fix: "Run `pulumi up` on the source stack, or set PULUMI_BACKEND_URL and PULUMI_CONFIG_PASSPHRASE as for `pulumi`.",
    },
    zh: {
      text: "无法读取堆栈 {stack} 的输出：{reason}",
      fix: "请对源堆栈运行 `pulumi up`，或像使用 `pulumi` 时那样设置 PULUMI_BACKEND_URL 与 PULUMI_CONFIG_PASSPHRASE。",
    },
  },
  "doctor.errorUnknown": {
    en: {
      text: "This text contains no known error.",
      fix: "Paste the whole message with its code. Known codes: {codes}.",
    },
    zh: { text: "文本中没有已知的错误。", fix: "请粘贴含错误码的完整消息。已知的错误码：{codes}。" },
  },
  "doctor.allPassed": { en: { text: "All checks passed." }, zh: { text: "全部检查通过。" } },
  "doctor.someFailed": {
    en: { text: "{failed} of {total} checks failed. Nothing was purchased or changed." },
    zh: { text: "{total} 项检查中 {failed} 项未通过。未购买或变更任何资源。" },
  },
  "doctor.someUnknown": {
    en: { text: "No check failed; {unknown} of {total} checks could not be decided." },
    zh: { text: "没有失败项；{total} 项检查中 {unknown} 项无法判定。" },
  },
});
