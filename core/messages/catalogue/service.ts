import { defineMessages } from "../message";

/** Calls of Tencent Cloud: how to reach it, with which keys, and what it answers. */
export const serviceMessages = defineMessages({
  "endpoint.invalid": {
    en: { text: "{variable} is {value}, which is no endpoint.", fix: "Allowed: {allowed}." },
    zh: { text: "{variable} 的值 {value} 不是有效的接入点。", fix: "允许的值：{allowed}。" },
  },
  "connection.accountInvalid": {
    en: { text: "{value} is no account UIN.", fix: "Use the digits of the main account's UIN, as text." },
    zh: { text: "{value} 不是有效的账号 UIN。", fix: "请以文本形式填写主账号 UIN（纯数字）。" },
  },
  "connection.regionInvalid": {
    en: { text: "{value} is no region.", fix: "Use a region's name, such as ap-guangzhou." },
    zh: { text: "{value} 不是有效的地域。", fix: "请填写地域名称，例如 ap-guangzhou。" },
  },
  "connection.credentialsInvalid": {
    en: {
      text: "{value} names no source of credentials.",
      fix: "Use environment:PREFIX (reads PREFIX_SECRET_ID and PREFIX_SECRET_KEY) or profile:NAME (a profile of tccli). Never write a key here.",
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
      text: "{call} was refused for too many requests, again and again: {words} ({code}, request {requestId})",
      fix: "Something else uses up this account's limit. Run again later, or with a smaller --parallel.",
    },
    zh: {
      text: "{call} 因请求过于频繁而多次被拒绝：{words}（{code}，请求 {requestId}）",
      fix: "此账号的频率限制被其他程序占用。请稍后重试，或减小 --parallel。",
    },
    docs: "docs/doctor.md#too-many-requests",
  },
  "service.keyUnknown": {
    en: {
      text: "{call} was refused because Tencent Cloud does not know the key: {words} ({code}, request {requestId})",
      fix: "Check {source}: the key may be mistyped, disabled or deleted.",
    },
    zh: {
      text: "{call} 被拒绝，腾讯云不认识该密钥：{words}（{code}，请求 {requestId}）",
      fix: "请检查 {source}：密钥可能填写有误、已禁用或已删除。",
    },
    docs: "docs/doctor.md#keys",
  },
  "service.signatureWrong": {
    en: {
      text: "{call} was refused because the secret key does not fit the secret id: {words} ({code}, request {requestId})",
      fix: "Check {source}: id and key must be of one pair.",
    },
    zh: {
      text: "{call} 被拒绝，SecretKey 与 SecretId 不匹配：{words}（{code}，请求 {requestId}）",
      fix: "请检查 {source}：SecretId 与 SecretKey 必须成对。",
    },
    docs: "docs/doctor.md#keys",
  },
  "service.clockOff": {
    en: {
      text: "{call} was refused because this machine's clock is off: {words} ({code}, request {requestId})",
      fix: "Set the clock; more than five minutes off is too much.",
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
      fix: "Get fresh temporary keys for {source}, then run again.",
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
      fix: "Give the identity behind {source} permission for name/{call} in account {account}.",
    },
    zh: {
      text: "{call} 无权限：{words}（{code}，请求 {requestId}）",
      fix: "请在账号 {account} 中为 {source} 对应的身份授予 name/{call} 权限。",
    },
  },
  "service.assumeRoleNotAllowed": {
    en: {
      text: "The role may not be assumed: {words} ({code}, request {requestId})",
      fix: "The caller needs a policy that allows name/sts:AssumeRole on exactly this role, and the role must trust account {account} with the same external ID. A new grant may need a minute to take effect.",
    },
    zh: {
      text: "无法扮演该角色：{words}（{code}，请求 {requestId}）",
      fix: "调用者需要允许对该角色执行 name/sts:AssumeRole 的策略，且角色须以相同的外部 ID 信任账号 {account}。新授权可能需要一分钟生效。",
    },
  },
  "service.roleNotFound": {
    en: {
      text: "The role to assume was not found: {words} ({code}, request {requestId})",
      fix: "Check the source account's main UIN and the role's name, letter by letter; a role that was just created may need a minute.",
    },
    zh: {
      text: "未找到要扮演的角色：{words}（{code}，请求 {requestId}）",
      fix: "请逐字核对源账号主账号 UIN 与角色名称；刚创建的角色可能需要一分钟生效。",
    },
  },
  "service.roleLacksPolicy": {
    en: {
      text: "{call} failed inside the service: {words} ({code}, request {requestId})",
      fix: "Most often the source account's role lacks the policy of the source database. Attach it to the role (step 5 of the manual procedure).",
    },
    zh: {
      text: "{call} 在服务内部失败：{words}（{code}，请求 {requestId}）",
      fix: "多数情况下是源账号的角色缺少源数据库的策略。请为该角色授权（手动流程第 5 步）。",
    },
  },
  "service.balanceTooLow": {
    en: {
      text: "{call} was refused for lack of money: {words} ({code}, request {requestId})",
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
      fix: "Destroy jobs that were bought and never used, or ask Tencent Cloud for a higher quota; then run again.",
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
      fix: "An account of one site cannot trust one of the other. Name an account of the same site in `grants[].targetUin`.",
    },
    zh: {
      text: "目标账号属于腾讯云的另一站点（中国站或国际站）：{words}（{code}，请求 {requestId}）",
      fix: "不同站点的账号不能互相信任。请在 `grants[].targetUin` 中填写同一站点的账号。",
    },
    docs: "docs/doctor.md#untrusted-account",
  },
  "service.principalUnknown": {
    en: {
      text: "CAM does not know the account that is to be trusted: {words} ({code}, request {requestId})",
      fix: "Correct `grants[].targetUin`: the UIN of the target's main account.",
    },
    zh: {
      text: "CAM 不认识要信任的账号：{words}（{code}，请求 {requestId}）",
      fix: "请更正 `grants[].targetUin`：应为目标主账号的 UIN。",
    },
    docs: "docs/doctor.md#untrusted-account",
  },
  "service.regionUnsupported": {
    en: {
      text: "{call} is not offered in region {region}: {words} ({code}, request {requestId})",
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
      text: "{call} did not get through to {endpoint}: {words}",
      fix: "Check the network and proxy, and the variables TENCENTCLOUD_ENDPOINT, TENCENTCLOUD_DOMAIN and TENCENTCLOUD_PROTOCOL.",
    },
    zh: {
      text: "{call} 无法连接 {endpoint}：{words}",
      fix: "请检查网络与代理，以及环境变量 TENCENTCLOUD_ENDPOINT、TENCENTCLOUD_DOMAIN 和 TENCENTCLOUD_PROTOCOL。",
    },
  },
  "service.timedOut": {
    en: {
      text: "{call} got no answer from {endpoint} in time: {words}",
      fix: "Run again: what is already done is recognised and not done twice.",
    },
    zh: {
      text: "{call} 未能及时得到 {endpoint} 的应答：{words}",
      fix: "请重新运行：已完成的操作会被识别，不会重复执行。",
    },
  },
  "service.badAnswer": {
    en: {
      text: "{call} got an answer from {endpoint} that is none of Tencent Cloud's: {words}",
      fix: "Something else may be listening there, such as a proxy. Check the endpoint, or run again.",
    },
    zh: {
      text: "{call} 从 {endpoint} 得到的应答并非来自腾讯云：{words}",
      fix: "该地址可能是代理等其他程序。请检查接入点，或重新运行。",
    },
  },
  "service.waitedTooLong": {
    en: {
      text: "Sync job {jobId} is still {status} after {seconds} s.",
      fix: "The job goes on by itself. Run `pulumi up` again to go on waiting, or allow more time.",
    },
    zh: {
      text: "同步任务 {jobId} 在 {seconds} 秒后仍为 {status}。",
      fix: "任务会继续执行。请重新运行 `pulumi up` 以继续等待，或延长超时时间。",
    },
  },
});
