import { defineMessages } from "../message";

/** Calls of Tencent Cloud: endpoints, keys and error responses. */
export const serviceMessages = defineMessages({
  "endpoint.invalid": {
    en: {
      text: "{variable} is {value}, which is not a valid endpoint.",
      fix: "Use an allowed value: {allowed}.",
    },
    zh: { text: "{variable} 的值 {value} 不是有效的接入点。", fix: "请使用允许的值：{allowed}。" },
  },
  "connection.accountInvalid": {
    en: {
      text: "{value} is not an account UIN.",
      fix: "Use the UIN of the main account: digits only, as text.",
    },
    zh: { text: "{value} 不是有效的账号 ID（UIN）。", fix: "请以文本形式填写主账号的账号 ID（纯数字）。" },
  },
  "connection.regionInvalid": {
    en: { text: "{value} is not a region.", fix: "Use a region name, such as ap-guangzhou." },
    zh: { text: "{value} 不是有效的地域。", fix: "请填写地域名称，例如 ap-guangzhou。" },
  },
  "connection.credentialsInvalid": {
    en: {
      text: "{value} is not a credential source.",
      fix: "Use environment:PREFIX (reads PREFIX_SECRET_ID and PREFIX_SECRET_KEY) or profile:NAME (a tccli profile). Never write a key here.",
    },
    zh: {
      text: "{value} 不是有效的密钥来源。",
      fix: "请使用 environment:前缀（读取 前缀_SECRET_ID 与 前缀_SECRET_KEY）或 profile:名称（tccli 的配置）。切勿在此填写密钥。",
    },
  },
  "service.refused": {
    en: { text: "{call} was refused: {words} ({code}, request {requestId})" },
    zh: { text: "{call} 被拒绝：{words}（{code}，请求 {requestId}）" },
  },
  "service.throttled": {
    en: {
      text: "{call} was refused repeatedly because of too many requests: {words} ({code}, request {requestId})",
      fix: "Run again later, or with a smaller --parallel. Other programs use up this account's rate limit.",
    },
    zh: {
      text: "{call} 因请求过于频繁而多次被拒绝：{words}（{code}，请求 {requestId}）",
      fix: "请稍后重试，或减小 --parallel。此账号的频率限制被其他程序占用。",
    },
    docs: "docs/doctor.md#too-many-requests",
  },
  "service.keyUnknown": {
    en: {
      text: "{call} was refused because Tencent Cloud does not know the key: {words} ({code}, request {requestId})",
      fix: "Check {source}: the key may be mistyped, disabled or deleted.",
    },
    zh: {
      text: "{call} 被拒绝，腾讯云无法识别该密钥：{words}（{code}，请求 {requestId}）",
      fix: "请检查 {source}：密钥可能填写有误、已禁用或已删除。",
    },
    docs: "docs/doctor.md#keys",
  },
  "service.signatureWrong": {
    en: {
      text: "{call} was refused because the secret key does not match the secret id: {words} ({code}, request {requestId})",
      fix: "Check {source}: id and key must belong together.",
    },
    zh: {
      text: "{call} 被拒绝，SecretKey 与 SecretId 不匹配：{words}（{code}，请求 {requestId}）",
      fix: "请检查 {source}：SecretId 与 SecretKey 必须成对。",
    },
    docs: "docs/doctor.md#keys",
  },
  "service.clockOff": {
    en: {
      text: "{call} was refused because the clock of this machine is wrong: {words} ({code}, request {requestId})",
      fix: "Set the clock. It must not be off by more than five minutes.",
    },
    zh: {
      text: "{call} 被拒绝，本机时钟不准：{words}（{code}，请求 {requestId}）",
      fix: "请校准时钟；误差不得超过五分钟。",
    },
    docs: "docs/doctor.md#keys",
  },
  "service.tokenInvalid": {
    en: {
      text: "{call} was refused because the temporary keys are no longer valid: {words} ({code}, request {requestId})",
      fix: "Get new temporary keys for {source}, then run again.",
    },
    zh: {
      text: "{call} 被拒绝，临时密钥已失效：{words}（{code}，请求 {requestId}）",
      fix: "请为 {source} 获取新的临时密钥后重试。",
    },
    docs: "docs/doctor.md#keys",
  },
  "service.notAllowed": {
    en: {
      text: "{call} is not permitted: {words} ({code}, request {requestId})",
      fix: "Grant permission for name/{call} in account {account} to the identity behind {source}.",
    },
    zh: {
      text: "{call} 无权限：{words}（{code}，请求 {requestId}）",
      fix: "请在账号 {account} 中为 {source} 对应的身份授予 name/{call} 权限。",
    },
  },
  "service.assumeRoleNotAllowed": {
    en: {
      text: "The role may not be assumed: {words} ({code}, request {requestId})",
      fix: "Check that the caller has a policy that allows name/sts:AssumeRole on exactly this role, and that the role trusts account {account} with the same external ID. A new grant may take a minute to take effect.",
    },
    zh: {
      text: "无法扮演该角色：{words}（{code}，请求 {requestId}）",
      fix: "请确认调用者拥有允许对该角色执行 name/sts:AssumeRole 的策略，且角色以相同的外部 ID 信任账号 {account}。新授权可能需要一分钟生效。",
    },
  },
  "service.roleNotFound": {
    en: {
      text: "The role to assume was not found: {words} ({code}, request {requestId})",
      fix: "Check the UIN of the source's main account and the role name, character by character. A role that was just created may take a minute to appear.",
    },
    zh: {
      text: "未找到要扮演的角色：{words}（{code}，请求 {requestId}）",
      fix: "请逐字核对源主账号的账号 ID 与角色名称；刚创建的角色可能需要一分钟生效。",
    },
  },
  "service.roleLacksPolicy": {
    en: {
      text: "{call} failed inside the service: {words} ({code}, request {requestId})",
      fix: "Attach the policy of the source database to the role of the source account (step 5 of the manual procedure). Most often this policy is missing.",
    },
    zh: {
      text: "{call} 在服务内部失败：{words}（{code}，请求 {requestId}）",
      fix: "请为源账号的角色关联源数据库的策略（控制台操作步骤 5）。多数情况下是缺少该策略。",
    },
  },
  "service.balanceTooLow": {
    en: {
      text: "{call} was refused because of insufficient balance: {words} ({code}, request {requestId})",
      fix: "Top up account {account}, then run again.",
    },
    zh: {
      text: "{call} 因余额不足被拒绝：{words}（{code}，请求 {requestId}）",
      fix: "请为账号 {account} 充值后重试。",
    },
    docs: "docs/doctor.md#money-and-quota",
  },
  "service.quotaExceeded": {
    en: {
      text: "{call} would exceed a limit of account {account}: {words} ({code}, request {requestId})",
      fix: "Destroy jobs that were purchased and never used, or ask Tencent Cloud for a higher quota; then run again.",
    },
    zh: {
      text: "{call} 将超出账号 {account} 的限制：{words}（{code}，请求 {requestId}）",
      fix: "请销毁已购买而未使用的任务，或向腾讯云申请提升配额，然后重试。",
    },
    docs: "docs/doctor.md#money-and-quota",
  },
  "service.principalOfOtherSite": {
    en: {
      text: "The target account belongs to the other site of Tencent Cloud (China or international): {words} ({code}, request {requestId})",
      fix: "Set `grants[].targetUin` to an account of the same site. Accounts of different sites cannot trust each other.",
    },
    zh: {
      text: "目标账号属于腾讯云的另一站点（中国站或国际站）：{words}（{code}，请求 {requestId}）",
      fix: "请在 `grants[].targetUin` 中填写同一站点的账号。不同站点的账号不能互相信任。",
    },
    docs: "docs/doctor.md#untrusted-account",
  },
  "service.principalUnknown": {
    en: {
      text: "CAM does not know the account to trust: {words} ({code}, request {requestId})",
      fix: "Correct `grants[].targetUin`: it must be the UIN of the target's main account.",
    },
    zh: {
      text: "CAM 无法识别要信任的账号：{words}（{code}，请求 {requestId}）",
      fix: "请更正 `grants[].targetUin`：应为目标主账号的账号 ID。",
    },
    docs: "docs/doctor.md#untrusted-account",
  },
  "service.regionUnsupported": {
    en: {
      text: "{call} is not available in region {region}: {words} ({code}, request {requestId})",
      fix: "Correct the region.",
    },
    zh: {
      text: "{call} 不支持地域 {region}：{words}（{code}，请求 {requestId}）",
      fix: "请更正地域。",
    },
    docs: "docs/doctor.md#instances",
  },
  "service.unreachable": {
    en: {
      text: "{call} could not reach {endpoint}: {words}",
      fix: "Check the network and proxy, and the variables TENCENTCLOUD_ENDPOINT, TENCENTCLOUD_DOMAIN and TENCENTCLOUD_PROTOCOL.",
    },
    zh: {
      text: "{call} 无法连接 {endpoint}：{words}",
      fix: "请检查网络与代理，以及环境变量 TENCENTCLOUD_ENDPOINT、TENCENTCLOUD_DOMAIN 和 TENCENTCLOUD_PROTOCOL。",
    },
  },
  "service.timedOut": {
    en: {
      text: "{call} got no response from {endpoint} in time: {words}",
      fix: "Run again; completed steps are recognized and not repeated.",
    },
    zh: {
      text: "{call} 未能及时得到 {endpoint} 的应答：{words}",
      fix: "请重新运行：已完成的操作会被识别，不会重复执行。",
    },
  },
  "service.badAnswer": {
    en: {
      text: "{call} got a response from {endpoint} that is not from Tencent Cloud: {words}",
      fix: "Check the endpoint, or run again. Another program, such as a proxy, may be listening there.",
    },
    zh: {
      text: "{call} 从 {endpoint} 得到的应答并非来自腾讯云：{words}",
      fix: "请检查接入点，或重新运行。该地址可能是代理等其他程序。",
    },
  },
  "service.answerIncomplete": {
    en: {
      text: "The service's answer to {call} is incomplete: {words} (request {requestId})",
      fix: "Run again. Nothing was purchased or removed because of this answer. If it stays incomplete, check the endpoint and the proxy, or give the request id to Tencent Cloud.",
    },
    zh: {
      text: "服务对 {call} 的应答不完整：{words}（请求 {requestId}）",
      fix: "请重新运行。程序未依据此应答购买或移除任何资源。若应答始终不完整，请检查接入点与代理，或将请求 ID 提供给腾讯云。",
    },
  },
  "service.valueUnexpected": {
    en: {
      text: "A value has an unexpected type, probably in the answer of a service: {reason}",
      fix: "Run again. If it fails again, set DTS_CROSS_ACCOUNT_DEBUG=1 and report the stack trace.",
    },
    zh: {
      text: "某个值的类型不符合预期，可能来自服务的应答：{reason}",
      fix: "请重新运行。若仍然失败，请设置 DTS_CROSS_ACCOUNT_DEBUG=1 并反馈堆栈跟踪。",
    },
  },
  "service.waitedTooLong": {
    en: {
      text: "Sync job {jobId} is still {status} after {seconds} s.",
      fix: "Run `pulumi up` again to continue waiting, or allow more time. The job itself continues.",
    },
    zh: {
      text: "同步任务 {jobId} 在 {seconds} 秒后状态仍为{status}。",
      fix: "请重新运行 `pulumi up` 以继续等待，或延长超时时间。任务本身会继续执行。",
    },
  },
});
