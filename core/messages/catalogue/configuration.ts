import { defineMessages } from "../message";

const configurationDocs = "docs/configuration.md";
const manyJobsDocs = "docs/many-jobs.md";

/** Mistakes in a stack's configuration or in a grant file. `{found}` is the value as written, `***` for a secret. */
export const configurationMessages = defineMessages({
  "configuration.keyMissing": {
    en: { text: "`{key}` is missing.", fix: "Add it, for example `{key}: {example}`." },
    zh: { text: "缺少 `{key}`。", fix: "请添加，例如 `{key}: {example}`。" },
    docs: configurationDocs,
  },
  "configuration.passwordMissing": {
    en: {
      text: "The password is missing.",
      fix: "Run `{command}`; it asks for the password and keeps it encrypted.",
    },
    zh: { text: "缺少密码。", fix: "请运行 `{command}`，按提示输入密码；密码将加密保存。" },
  },
  "configuration.passwordInvalid": {
    en: {
      text: "The password must be text that is not empty.",
      fix: "Run `{command}`; it asks for the password.",
    },
    zh: { text: "密码应为非空文本。", fix: "请运行 `{command}`，按提示输入密码。" },
  },
  "configuration.passwordNotSecret": {
    en: {
      text: "The password stands in the file as plain text.",
      fix: "Remove it and run `{command}`. Change the password if the file has been shared.",
    },
    zh: { text: "密码以明文写在文件中。", fix: "请删除后运行 `{command}`。若文件已被共享，请修改密码。" },
  },
  "configuration.passwordInFile": {
    en: {
      text: "Passwords never stand in this file.",
      fix: "Remove it here and run `pulumi config set --secret --path 'jobPasswords.NAME.source'` for a job, or `… --path 'jobDefaults.source.password'` for all that share one. Change the password if the file has been shared.",
    },
    zh: {
      text: "此文件中不得出现密码。",
      fix: "请在此删除，并为单个任务运行 `pulumi config set --secret --path 'jobPasswords.NAME.source'`，或为共用密码的任务运行 `… --path 'jobDefaults.source.password'`。若文件已被共享，请修改密码。",
    },
    docs: manyJobsDocs,
  },
  "configuration.passwordOfNoJob": {
    en: { text: "No job is called {name}.", fix: "Correct the name, or remove its passwords." },
    zh: { text: "没有名为 {name} 的任务。", fix: "请更正名称，或删除其密码。" },
  },
  "configuration.nameInDefaults": {
    en: { text: "Every job needs a name of its own.", fix: "Remove `name` from the defaults." },
    zh: { text: "每个任务都需要自己的名称。", fix: "请从默认值中删除 `name`。" },
  },
  "configuration.jobsFileKind": {
    en: { text: "The kind of the file is not known.", fix: "Its name must end with one of: {allowed}." },
    zh: { text: "无法识别该文件的类型。", fix: "文件名应以下列之一结尾：{allowed}。" },
    docs: manyJobsDocs,
  },
  "configuration.jobsFileMissing": {
    en: {
      text: "The file with the jobs cannot be read ({reason}).",
      fix: "Check the path; it is relative to the project's folder.",
    },
    zh: { text: "无法读取任务文件（{reason}）。", fix: "请检查路径；路径相对于项目目录。" },
  },
  "configuration.jobsFileMalformed": {
    en: { text: "The file cannot be read from here on: {reason}.", fix: "Correct this place." },
    zh: { text: "从此处起无法读取该文件：{reason}。", fix: "请更正此处。" },
    docs: manyJobsDocs,
  },
  "configuration.columnTwice": {
    en: { text: "The column `{column}` stands there twice.", fix: "Remove one of them." },
    zh: { text: "`{column}` 列重复出现。", fix: "请删除其中之一。" },
  },
  "configuration.cellsTooMany": {
    en: {
      text: "The row has {cells} cells, but there are {columns} columns.",
      fix: "Put a cell that holds a comma between double quotes.",
    },
    zh: { text: "该行有 {cells} 个单元格，但只有 {columns} 列。", fix: "请将含逗号的单元格用双引号括起。" },
  },
  "configuration.keyUnknown": {
    en: { text: "There is no key `{key}` here.", fix: "Remove it. Keys here: {allowed}." },
    zh: { text: "此处没有 `{key}` 这个键。", fix: "请删除。此处可用的键：{allowed}。" },
    docs: configurationDocs,
  },
  "configuration.keyMisspelled": {
    en: { text: "There is no key `{key}` here.", fix: "Did you mean `{nearest}`? Keys here: {allowed}." },
    zh: { text: "此处没有 `{key}` 这个键。", fix: "是否想写 `{nearest}`？此处可用的键：{allowed}。" },
    docs: configurationDocs,
  },
  "configuration.namespaceMisspelled": {
    en: { text: "`{key}` belongs to a namespace that nothing reads.", fix: "Did you mean `{nearest}`?" },
    zh: { text: "`{key}` 所在的命名空间不会被读取。", fix: "是否想写 `{nearest}`？" },
  },
  "configuration.keyOfOtherRole": {
    en: {
      text: "`{key}` belongs to a stack whose role is {otherRole}; this one is a {role}.",
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
      text: "`{key}` must be text that is not empty, but is {found}.",
      fix: "Write it between quotes.",
    },
    zh: { text: "`{key}` 应为非空文本，实际为 {found}。", fix: "请用引号括起。" },
  },
  "configuration.numberExpected": {
    en: {
      text: "`{key}` must be a whole number, {allowed}, but is {found}.",
      fix: "Use a number in that range.",
    },
    zh: { text: "`{key}` 应为整数（{allowed}），实际为 {found}。", fix: "请使用该范围内的数字。" },
  },
  "configuration.listExpected": {
    en: {
      text: "`{key}` must be a list, but is {found}.",
      fix: "Begin each entry with `-` on a line of its own.",
    },
    zh: { text: "`{key}` 应为列表，实际为 {found}。", fix: "请每行以 `-` 开头写一项。" },
  },
  "configuration.listEmpty": {
    en: { text: "`{key}` needs at least one entry.", fix: "Add one, for example `{key}: {example}`." },
    zh: { text: "`{key}` 至少需要一项。", fix: "请添加，例如 `{key}: {example}`。" },
  },
  "configuration.keysExpected": {
    en: { text: "`{key}` must hold keys, but is {found}.", fix: "Keys here: {allowed}." },
    zh: { text: "`{key}` 应包含键，实际为 {found}。", fix: "此处可用的键：{allowed}。" },
    docs: configurationDocs,
  },
  "configuration.uinInvalid": {
    en: {
      text: "`{key}` is {found}, which is no account UIN.",
      fix: "Give the UIN of the main account: 5-20 digits, shown as “Account ID” at https://console.cloud.tencent.com/developer.",
    },
    zh: {
      text: "`{key}` 为 {found}，不是账号 UIN。",
      fix: "请填写主账号 ID：5-20 位数字，可在 https://console.cloud.tencent.com/developer 查看。",
    },
  },
  "configuration.regionInvalid": {
    en: {
      text: "`{key}` is {found}, which is no region.",
      fix: "Write it like `ap-guangzhou`; a zone such as `ap-guangzhou-3` is not one.",
    },
    zh: {
      text: "`{key}` 为 {found}，不是地域。",
      fix: "请写成 `ap-guangzhou` 的形式；`ap-guangzhou-3` 是可用区，不是地域。",
    },
  },
  "configuration.nameInvalid": {
    en: {
      text: "`{key}` is {found}.",
      fix: "Use 1-64 letters, digits and `-`, beginning with a letter or digit.",
    },
    zh: {
      text: "`{key}` 为 {found}，不能用于资源名称。",
      fix: "请使用 1-64 个字母、数字或 `-`，并以字母或数字开头。",
    },
  },
  "configuration.dateInvalid": {
    en: { text: "`{key}` is {found}, which is no date.", fix: "Write it as year-month-day: 2030-12-31." },
    zh: { text: "`{key}` 为 {found}，不是日期。", fix: "请写成 年-月-日：2030-12-31。" },
  },
  "configuration.momentInvalid": {
    en: {
      text: "`{key}` is {found}, which is neither a date nor a moment with its offset from UTC.",
      fix: 'Write it as "2030-12-31", or as 2030-01-31T02:00:00+08:00.',
    },
    zh: {
      text: "`{key}` 为 {found}，既不是日期，也不是带有时区偏移的时间。",
      fix: '请写成 "2030-12-31" 或 2030-01-31T02:00:00+08:00。',
    },
  },
  "configuration.timeInvalid": {
    en: {
      text: "`{key}` is {found}, which is no moment with its offset from UTC.",
      fix: "Write it as 2030-01-31T02:00:00+08:00.",
    },
    zh: {
      text: "`{key}` 为 {found}，不是带有时区偏移的时间。",
      fix: "请写成 2030-01-31T02:00:00+08:00。",
    },
  },
  "configuration.jobIdInvalid": {
    en: {
      text: "`{key}` is {found}, which is no id of a sync job.",
      fix: "Use the id that the console shows: sync-eivc87yk.",
    },
    zh: { text: "`{key}` 为 {found}，不是同步任务 ID。", fix: "请使用控制台显示的 ID，例如 sync-eivc87yk。" },
  },
  "configuration.credentialsInvalid": {
    en: {
      text: "`{key}` is {found}, which names no place to read credentials from.",
      fix: "Use `environment:PREFIX` (reads PREFIX_SECRET_ID and PREFIX_SECRET_KEY) or `profile:NAME` (a tccli profile). Never write keys here.",
    },
    zh: {
      text: "`{key}` 为 {found}，无法据此读取密钥。",
      fix: "请使用 `environment:PREFIX`（读取 PREFIX_SECRET_ID 与 PREFIX_SECRET_KEY）或 `profile:NAME`（tccli 配置）。切勿在此填写密钥。",
    },
  },
  "configuration.roleNameInvalid": {
    en: {
      text: "`{key}` is {found}, which is no role name that both CAM and DTS accept.",
      fix: "Use 1-128 letters, digits and `-`.",
    },
    zh: {
      text: "`{key}` 为 {found}，不是 CAM 与 DTS 均接受的角色名称。",
      fix: "请使用 1-128 个字母、数字或 `-`。",
    },
  },
  "configuration.externalIdInvalid": {
    en: {
      text: "`{key}` is no external ID that sts accepts.",
      fix: "Use 2-128 letters, digits and `_+=,.@:/-`.",
    },
    zh: { text: "`{key}` 不是 sts 接受的外部 ID。", fix: "请使用 2-128 个字母、数字或 `_+=,.@:/-`。" },
  },
  "configuration.acceptPreviousInvalid": {
    en: {
      text: "`{key}` is neither `true`, `false` nor an external ID that sts accepts.",
      fix: "Use `true` where the external ID was chosen here, else 2-128 letters, digits and `_+=,.@:/-`.",
    },
    zh: {
      text: "`{key}` 既不是 `true`、`false`，也不是 sts 接受的外部 ID。",
      fix: "由本程序选取的请写 `true`，否则使用 2-128 个字母、数字或 `_+=,.@:/-`。",
    },
  },
  "configuration.descriptionInvalid": {
    en: {
      text: "`{key}` must be text of at most 300 bytes, but is {found}.",
      fix: "Shorten it, or write it between quotes.",
    },
    zh: { text: "`{key}` 应为不超过 300 字节的文本，实际为 {found}。", fix: "请缩短，或用引号括起。" },
  },
  "configuration.servicePoliciesInvalid": {
    en: {
      text: "`{key}` is {found}.",
      fix: "Use `documented`, `readOnly`, or a list of names of preset policies.",
    },
    zh: { text: "`{key}` 为 {found}。", fix: "请使用 `documented`、`readOnly` 或预设策略名称的列表。" },
  },
  "configuration.tagsInvalid": {
    en: {
      text: "`{key}` is {found}; tags are keys with text.",
      fix: 'Write values between quotes: `team: "42"`.',
    },
    zh: { text: "`{key}` 为 {found}；标签应为键和文本。", fix: '请用引号括起值：`team: "42"`。' },
  },
  "configuration.stackInvalid": {
    en: {
      text: "`{key}` is {found}, which names no stack.",
      fix: "Use `<organization>/<project>/<stack>`; on a self-managed backend the organization is `organization`.",
    },
    zh: {
      text: "`{key}` 为 {found}，不是堆栈名称。",
      fix: "请使用 `<organization>/<project>/<stack>`；自管后端的组织名为 `organization`。",
    },
  },
  "configuration.tablesInvalid": {
    en: { text: "`{key}` is {found}.", fix: "Use `all`, or a list of tables: `- name: orders`." },
    zh: { text: "`{key}` 为 {found}。", fix: "请使用 `all`，或表的列表：`- name: orders`。" },
  },
  "configuration.operationsInvalid": {
    en: {
      text: "`{key}` must be a list that follows changes of rows.",
      fix: "List at least one of `insert`, `update`, `delete`; `ddl` may be added.",
    },
    zh: {
      text: "`{key}` 应为包含数据变更的列表。",
      fix: "请至少列出 `insert`、`update`、`delete` 之一；可另加 `ddl`。",
    },
  },
  "configuration.duplicate": {
    en: { text: "{found} is already used by {first}.", fix: "Choose another." },
    zh: { text: "{found} 已被 {first} 使用。", fix: "请另选一个。" },
  },
  "configuration.grantToOwnAccount": {
    en: {
      text: "The grant goes to {found}, the account of this stack itself.",
      fix: "Give the UIN of the target database's main account.",
    },
    zh: { text: "授权对象 {found} 就是此堆栈自己的账号。", fix: "请填写目标数据库所属主账号的 UIN。" },
  },
  "configuration.grantOriginUnclear": {
    en: {
      text: "A grant comes from a stack, from an offer or from a file; this one names {found}.",
      fix: "Give exactly one of `stack`, `offer` and `file`.",
    },
    zh: {
      text: "授权应来自堆栈、签名要约或文件；此处给出了 {found}。",
      fix: "请只给出 `stack`、`offer`、`file` 之一。",
    },
  },
  "configuration.offerWithoutPublicKey": {
    en: {
      text: "An offer is believed only with the public key of the source side.",
      fix: "Add `publicKey`, as the source side has told it by another way than the offer.",
    },
    zh: {
      text: "没有源方公钥，不能采信要约。",
      fix: "请添加 `publicKey`，其值应由源方通过要约以外的途径告知。",
    },
    docs: "docs/grant-offer.md#the-target-side",
  },
  "configuration.publicKeyWithoutOffer": {
    en: {
      text: "`publicKey` says nothing without `offer`: a grant file has no signature.",
      fix: "Name the signed offer by `offer`, or remove `publicKey`.",
    },
    zh: {
      text: "没有 `offer` 时 `publicKey` 没有意义：授权文件没有签名。",
      fix: "请用 `offer` 指定签名要约，或移除 `publicKey`。",
    },
    docs: "docs/grant-offer.md#the-target-side",
  },
  "configuration.publicKeyInvalid": {
    en: {
      text: "`{key}` is {found}, which is no public key.",
      fix: "Use the line that `dts-cross-account offer keygen` prints: `ed25519:` and 44 characters.",
    },
    zh: {
      text: "`{key}` 为 {found}，不是公钥。",
      fix: "请使用 `dts-cross-account offer keygen` 打印的一行：`ed25519:` 加 44 个字符。",
    },
    docs: "docs/grant-offer.md#the-target-side",
  },
  "configuration.nameInStackWithoutStack": {
    en: { text: "`nameInStack` says nothing without `stack`.", fix: "Remove it, or add `stack`." },
    zh: { text: "没有 `stack` 时 `nameInStack` 没有意义。", fix: "请删除，或添加 `stack`。" },
  },
  "configuration.grantAbsent": {
    en: { text: "There is no grant that the job could use.", fix: "Add one under `grants`." },
    zh: { text: "没有可供任务使用的授权。", fix: "请在 `grants` 下添加。" },
  },
  "configuration.grantNotNamed": {
    en: { text: "The job does not say which grant it uses.", fix: "Add `grant:` with one of: {allowed}." },
    zh: { text: "任务未说明使用哪个授权。", fix: "请添加 `grant:`，可用的值：{allowed}。" },
  },
  "configuration.instanceIdInvalid": {
    en: {
      text: "{found} is no instance id of kind {kind}.",
      fix: "Write it like `{example}`, as the console shows it.",
    },
    zh: { text: "{found} 不是 {kind} 类型的实例 ID。", fix: "请按控制台显示填写，例如 `{example}`。" },
  },
  "configuration.childInstanceOfOtherKind": {
    en: {
      text: "Only a `tdsqlC` cluster has instances inside, but databaseKind is {kind}.",
      fix: "Take `childInstance` out.",
    },
    zh: { text: "仅 `tdsqlC` 集群包含实例，但 databaseKind 为 {kind}。", fix: "请移除 `childInstance`。" },
  },
  "configuration.instanceOfOtherKind": {
    en: {
      text: "{found} is an instance id of kind {otherKind}, but databaseKind is {kind}.",
      fix: "Set databaseKind to {otherKind}, or give an id such as `{example}`.",
    },
    zh: {
      text: "{found} 是 {otherKind} 类型的实例 ID，但 databaseKind 为 {kind}。",
      fix: "请将 databaseKind 设为 {otherKind}，或填写 `{example}` 形式的 ID。",
    },
  },
  "grantFile.missing": {
    en: {
      text: "The grant file cannot be read ({reason}).",
      fix: "Ask the source side for the file, or correct `file`. The path is relative to the project.",
    },
    zh: {
      text: "无法读取授权文件（{reason}）。",
      fix: "请向源端索取该文件，或更正 `file`。路径相对于项目目录。",
    },
  },
  "grantFile.notJson": {
    en: {
      text: "The grant file holds no JSON object.",
      fix: "Hand the file over unchanged, as the source side made it.",
    },
    zh: { text: "授权文件的内容不是 JSON 对象。", fix: "请原样使用源端生成的文件。" },
  },
  "grantFile.isOffer": {
    en: {
      text: "This is a signed offer, not a grant file: it is believed only with its signature.",
      fix: "Name it by `offer` instead of `file`, together with `publicKey`.",
    },
    zh: {
      text: "这是签名要约，而不是授权文件：只有验证签名后才能采信。",
      fix: "请用 `offer` 代替 `file` 指定，并给出 `publicKey`。",
    },
    docs: "docs/grant-offer.md#the-target-side",
  },
  "grantFile.versionNewer": {
    en: {
      text: "The grant file has version {found}; this program reads version {allowed}.",
      fix: "Update this program, or ask the source side for a file of version {allowed}.",
    },
    zh: {
      text: "授权文件版本为 {found}；本程序支持版本 {allowed}。",
      fix: "请更新本程序，或向源端索取版本 {allowed} 的文件。",
    },
  },
  "grantFile.roleArnInvalid": {
    en: {
      text: "roleArn is {found}, but sourceUin and roleName make `{expected}`.",
      fix: "Ask the source side which is right: the three must agree.",
    },
    zh: {
      text: "roleArn 为 {found}，而由 sourceUin 与 roleName 得出 `{expected}`。",
      fix: "请与源端确认：三者必须一致。",
    },
  },
});
