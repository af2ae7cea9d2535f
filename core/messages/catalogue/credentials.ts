import { defineMessages } from "../message";

/** Sources of keys: variables, profiles, roles, identity providers, the metadata service. */
export const credentialsMessages = defineMessages({
  "account.credentialsMissing": {
    en: {
      text: "No credentials found in {source}. Checked in this order (✔ set, ✖ missing): {tried}.",
      fix: "Set all variables of one of them, or name another source in `credentials`.",
    },
    zh: {
      text: "{source} 未提供密钥。依次查找（✔ 已设置，✖ 缺失）：{tried}。",
      fix: "请设置其中一组的全部变量，或在 `credentials` 中改用其他来源。",
    },
    docs: "docs/credentials.md#the-order",
  },
  "credentials.settingInvalid": {
    en: { text: "{variable} does not accept {value}.", fix: "Use an allowed value: {allowed}." },
    zh: { text: "{variable} 不接受 {value}。", fix: "请使用允许的值：{allowed}。" },
    docs: "docs/credentials.md#assume-a-role",
  },
  "credentials.tokenUnreadable": {
    en: {
      text: "The token of the identity provider cannot be read: {variable} points to {file} ({reason}).",
      fix: "Make the previous pipeline step write the token to this file.",
    },
    zh: {
      text: "无法读取身份提供商的令牌：{variable} 指向 {file}（{reason}）。",
      fix: "请让前一步骤把令牌写入该文件。",
    },
    docs: "docs/credentials.md#oidc",
  },
  "credentials.sessionRefused": {
    en: {
      text: "Cannot get keys of the role: {source}. {call} was refused: {words} ({code}, request {requestId})",
      fix: "Check the role's trust policy, external ID and session duration, and that the caller may assume the role. A token is valid for minutes only: a long run needs a session that lasts as long.",
    },
    zh: {
      text: "无法取得角色的密钥：{source}。{call} 被拒绝：{words}（{code}，请求 {requestId}）",
      fix: "请检查角色的信任策略、外部 ID 与会话时长，以及请求方是否有权扮演。令牌仅有效数分钟：运行时间长时，会话时长须足够。",
    },
    docs: "docs/credentials.md#assume-a-role",
  },
  "credentials.sessionEmpty": {
    en: { text: "The response of sts contains no keys of the role {roleArn}." },
    zh: { text: "STS 的应答不含角色 {roleArn} 的密钥。" },
  },
  "credentials.metadataUnreachable": {
    en: {
      text: "The metadata service returned no keys: {address} ({reason}).",
      fix: "Use this source only on a Tencent Cloud virtual machine that has a role. Elsewhere, name another source in `credentials`.",
    },
    zh: {
      text: "元数据服务未提供密钥：{address}（{reason}）。",
      fix: "仅绑定了角色的腾讯云云服务器可用。其他环境请在 `credentials` 中改用其他来源。",
    },
    docs: "docs/credentials.md#cvm-role",
  },
  "credentials.metadataRefused": {
    en: {
      text: "The metadata service has no keys of the role: {address} returned {code}.",
      fix: "Bind the role to the virtual machine, or correct the role name.",
    },
    zh: {
      text: "元数据服务没有该角色的密钥：{address} 应答 {code}。",
      fix: "请为云服务器绑定该角色，或更正角色名称。",
    },
    docs: "docs/credentials.md#cvm-role",
  },
  "profile.unreadable": {
    en: {
      text: "The tccli profile {profile} cannot be read: {file} ({reason}).",
      fix: "Create it with `tccli configure --profile {profile}`, or correct the profile name.",
    },
    zh: {
      text: "无法读取 tccli 配置 {profile}：{file}（{reason}）。",
      fix: "请运行 `tccli configure --profile {profile}`，或更正配置名称。",
    },
  },
  "profile.malformed": {
    en: {
      text: "The tccli profile {profile} is not a JSON object: {file}.",
      fix: "Run `tccli configure --profile {profile}` to create it again.",
    },
    zh: {
      text: "tccli 配置 {profile} 不是 JSON 对象：{file}。",
      fix: "请运行 `tccli configure --profile {profile}` 重新生成。",
    },
  },
  "profile.expired": {
    en: {
      text: "The keys of the tccli profile {profile} expired at {time}.",
      fix: "Run `tccli auth login --profile {profile}`.",
    },
    zh: {
      text: "tccli 配置 {profile} 的密钥已于 {time} 过期。",
      fix: "请运行 `tccli auth login --profile {profile}`。",
    },
  },
});
