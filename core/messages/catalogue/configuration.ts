import { defineMessages } from "../message";

const configurationDocs = "docs/configuration.md";

/** Missing, unknown and wrong keys of a stack's configuration. `{found}` is the value as written, `***` for a secret. */
export const configurationMessages = defineMessages({
  "configuration.keyMissing": {
    en: { text: "`{key}` is missing.", fix: "Add it, for example `{key}: {example}`." },
    zh: { text: "缺少 `{key}`。", fix: "请添加，例如 `{key}: {example}`。" },
    docs: configurationDocs,
  },
  "configuration.passwordMissing": {
    en: {
      text: "The password is missing.",
      fix: "Run `{command}`; it prompts for the password and stores it encrypted.",
    },
    zh: { text: "缺少密码。", fix: "请运行 `{command}`，按提示输入密码；密码将加密保存。" },
  },
  "configuration.passwordInvalid": {
    en: {
      text: "The password must be non-empty text.",
      fix: "Run `{command}`; it prompts for the password.",
    },
    zh: { text: "密码应为非空文本。", fix: "请运行 `{command}`，按提示输入密码。" },
  },
  "configuration.passwordNotSecret": {
    en: {
      text: "The password is in this file as plain text.",
      fix: "Remove it and run `{command}`. If the file has been shared, change the password.",
    },
    zh: { text: "密码以明文保存在文件中。", fix: "请删除后运行 `{command}`。若文件已被共享，请修改密码。" },
  },
  "configuration.keyUnknown": {
    en: { text: "Unknown key `{key}`.", fix: "Remove it. Valid keys here: {allowed}." },
    zh: { text: "未知的键 `{key}`。", fix: "请删除。此处可用的键：{allowed}。" },
    docs: configurationDocs,
  },
  "configuration.keyMisspelled": {
    en: {
      text: "Unknown key `{key}`.",
      fix: "Use `{nearest}` if that is what you meant. Valid keys here: {allowed}.",
    },
    zh: { text: "未知的键 `{key}`。", fix: "如果想写的是 `{nearest}`，请更正。此处可用的键：{allowed}。" },
    docs: configurationDocs,
  },
  "configuration.namespaceMisspelled": {
    en: { text: "The namespace of `{key}` is not read.", fix: "Use `{nearest}` if that is what you meant." },
    zh: { text: "`{key}` 所在的命名空间不会被读取。", fix: "如果想写的是 `{nearest}`，请更正。" },
  },
  "configuration.keyOfOtherRole": {
    en: {
      text: "`{key}` belongs to a {otherRole} stack, but the role of this stack is {role}.",
      fix: "Move it to the {otherRole} stack, or correct `role`.",
    },
    zh: {
      text: "`{key}` 属于 role 为 {otherRole} 的堆栈；此堆栈为 {role}。",
      fix: "请移至 {otherRole} 堆栈，或更正 `role`。",
    },
    docs: configurationDocs,
  },
  "configuration.valueNotAllowed": {
    en: { text: "`{key}` cannot be {found}.", fix: "Use one of: {allowed}." },
    zh: { text: "`{key}` 不能为 {found}。", fix: "可用的值：{allowed}。" },
  },
  "configuration.textExpected": {
    en: {
      text: "`{key}` must be non-empty text, but is {found}.",
      fix: "Write the value in quotes.",
    },
    zh: { text: "`{key}` 应为非空文本，实际为 {found}。", fix: "请用引号括起。" },
  },
  "configuration.numberExpected": {
    en: {
      text: "`{key}` must be a whole number ({allowed}), but is {found}.",
      fix: "Use a number in this range.",
    },
    zh: { text: "`{key}` 应为整数（{allowed}），实际为 {found}。", fix: "请使用该范围内的数字。" },
  },
  "configuration.listExpected": {
    en: {
      text: "`{key}` must be a list, but is {found}.",
      fix: "Write each entry on its own line, starting with `-`.",
    },
    zh: { text: "`{key}` 应为列表，实际为 {found}。", fix: "请每行以 `-` 开头写一项。" },
  },
  "configuration.listEmpty": {
    en: { text: "`{key}` needs at least one entry.", fix: "Add one, for example `{key}: {example}`." },
    zh: { text: "`{key}` 至少需要一项。", fix: "请添加，例如 `{key}: {example}`。" },
  },
  "configuration.keysExpected": {
    en: { text: "`{key}` must contain keys, but is {found}.", fix: "Add keys. Valid keys here: {allowed}." },
    zh: { text: "`{key}` 下应为键与值，实际为 {found}。", fix: "此处可用的键：{allowed}。" },
    docs: configurationDocs,
  },
  "configuration.uinInvalid": {
    en: {
      text: "`{key}` is {found}, which is not an account UIN.",
      fix: "Use the UIN of the main account: 5-20 digits, shown as “Account ID” at https://console.cloud.tencent.com/developer.",
    },
    zh: {
      text: "`{key}` 为 {found}，不是账号 ID（UIN）。",
      fix: "请填写主账号 ID：5-20 位数字，可在 https://console.cloud.tencent.com/developer 查看。",
    },
  },
  "configuration.regionInvalid": {
    en: {
      text: "`{key}` is {found}, which is not a region.",
      fix: "Use a region such as `ap-guangzhou`; `ap-guangzhou-3` is a zone.",
    },
    zh: {
      text: "`{key}` 为 {found}，不是地域。",
      fix: "请写成 `ap-guangzhou` 的形式；`ap-guangzhou-3` 是可用区，不是地域。",
    },
  },
  "configuration.nameInvalid": {
    en: {
      text: "`{key}` is {found}, which is not a valid name.",
      fix: "Use 1-64 letters, digits and `-`, starting with a letter or digit.",
    },
    zh: {
      text: "`{key}` 为 {found}，不能用于资源名称。",
      fix: "请使用 1-64 个字母、数字或 `-`，并以字母或数字开头。",
    },
  },
  "configuration.dateInvalid": {
    en: { text: "`{key}` is {found}, which is not a date.", fix: "Use the form year-month-day: 2030-12-31." },
    zh: { text: "`{key}` 为 {found}，不是日期。", fix: "请写成 年-月-日：2030-12-31。" },
  },
  "configuration.momentInvalid": {
    en: {
      text: "`{key}` is {found}, which is neither a date nor a time with a UTC offset.",
      fix: 'Use the form "2030-12-31" or 2030-01-31T02:00:00+08:00.',
    },
    zh: {
      text: "`{key}` 为 {found}，既不是日期，也不是带有时区偏移的时间。",
      fix: '请写成 "2030-12-31" 或 2030-01-31T02:00:00+08:00。',
    },
  },
  "configuration.timeInvalid": {
    en: {
      text: "`{key}` is {found}, which is not a time with a UTC offset.",
      fix: "Use the form 2030-01-31T02:00:00+08:00.",
    },
    zh: {
      text: "`{key}` 为 {found}，不是带有时区偏移的时间。",
      fix: "请写成 2030-01-31T02:00:00+08:00。",
    },
  },
  "configuration.jobIdInvalid": {
    en: {
      text: "`{key}` is {found}, which is not a sync job id.",
      fix: "Use the id that the console shows, such as sync-eivc87yk.",
    },
    zh: { text: "`{key}` 为 {found}，不是同步任务 ID。", fix: "请使用控制台显示的 ID，例如 sync-eivc87yk。" },
  },
  "configuration.credentialsInvalid": {
    en: {
      text: "`{key}` is {found}, which is not a credential source.",
      fix: "Use `environment:PREFIX` (reads PREFIX_SECRET_ID and PREFIX_SECRET_KEY) or `profile:NAME` (a tccli profile). Never write keys here.",
    },
    zh: {
      text: "`{key}` 为 {found}，不是有效的密钥来源。",
      fix: "请使用 `environment:PREFIX`（读取 PREFIX_SECRET_ID 与 PREFIX_SECRET_KEY）或 `profile:NAME`（tccli 配置）。切勿在此填写密钥。",
    },
  },
  "configuration.roleNameInvalid": {
    en: {
      text: "`{key}` is {found}, which is not a role name that both CAM and DTS accept.",
      fix: "Use 1-128 letters, digits and `-`.",
    },
    zh: {
      text: "`{key}` 为 {found}，不是 CAM 与 DTS 均接受的角色名称。",
      fix: "请使用 1-128 个字母、数字或 `-`。",
    },
  },
  "configuration.externalIdInvalid": {
    en: {
      text: "`{key}` is not an external ID that sts accepts.",
      fix: "Use 2-128 letters, digits and `_+=,.@:/-`.",
    },
    zh: { text: "`{key}` 不是 STS 接受的外部 ID。", fix: "请使用 2-128 个字母、数字或 `_+=,.@:/-`。" },
  },
  "configuration.acceptPreviousInvalid": {
    en: {
      text: "`{key}` must be `true`, `false` or an external ID that sts accepts.",
      fix: "Use `true` if this stack generated the external ID; otherwise use 2-128 letters, digits and `_+=,.@:/-`.",
    },
    zh: {
      text: "`{key}` 应为 `true`、`false` 或 STS 接受的外部 ID。",
      fix: "外部 ID 由本程序生成时请写 `true`，否则使用 2-128 个字母、数字或 `_+=,.@:/-`。",
    },
  },
  "configuration.descriptionInvalid": {
    en: {
      text: "`{key}` must be text of at most 300 bytes, but is {found}.",
      fix: "Shorten it, or write it in quotes.",
    },
    zh: { text: "`{key}` 应为不超过 300 字节的文本，实际为 {found}。", fix: "请缩短，或用引号括起。" },
  },
  "configuration.servicePoliciesInvalid": {
    en: {
      text: "`{key}` cannot be {found}.",
      fix: "Use `documented`, `readOnly`, or a list of preset policy names.",
    },
    zh: { text: "`{key}` 不能为 {found}。", fix: "请使用 `documented`、`readOnly` 或预设策略名称的列表。" },
  },
  "configuration.tagsInvalid": {
    en: {
      text: "`{key}` is {found}, but tags are keys with text values.",
      fix: 'Write the values in quotes: `team: "42"`.',
    },
    zh: { text: "`{key}` 为 {found}；标签应为键与文本值。", fix: '请用引号括起值：`team: "42"`。' },
  },
  "configuration.stackInvalid": {
    en: {
      text: "`{key}` is {found}, which is not a stack name.",
      fix: "Use `<organization>/<project>/<stack>`; on a self-managed backend the organization is `organization`.",
    },
    zh: {
      text: "`{key}` 为 {found}，不是堆栈名称。",
      fix: "请使用 `<organization>/<project>/<stack>`；自管后端的组织名为 `organization`。",
    },
  },
  "configuration.tablesInvalid": {
    en: { text: "`{key}` cannot be {found}.", fix: "Use `all`, or a list of tables: `- name: orders`." },
    zh: { text: "`{key}` 不能为 {found}。", fix: "请使用 `all`，或表的列表：`- name: orders`。" },
  },
  "configuration.operationsInvalid": {
    en: {
      text: "`{key}` must be a list that includes row changes.",
      fix: "List at least one of `insert`, `update`, `delete`; you can add `ddl`.",
    },
    zh: {
      text: "`{key}` 应为列表，且至少包含一种数据操作。",
      fix: "请至少列出 `insert`、`update`、`delete` 之一；可另加 `ddl`。",
    },
  },
  "configuration.publicKeyInvalid": {
    en: {
      text: "`{key}` is {found}, which is not a public key.",
      fix: "Use the line that `dts-cross-account offer keygen` prints: `ed25519:` and 44 characters.",
    },
    zh: {
      text: "`{key}` 为 {found}，不是公钥。",
      fix: "请使用 `dts-cross-account offer keygen` 打印的一行：`ed25519:` 加 44 个字符。",
    },
    docs: "docs/grant-offer.md#the-target-side",
  },
});
