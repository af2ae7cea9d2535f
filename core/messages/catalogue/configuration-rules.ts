import { defineMessages } from "../message";

/** Keys of a configuration that contradict each other, or a key that another one requires. */
export const configurationRuleMessages = defineMessages({
  "configuration.duplicate": {
    en: { text: "{found} is already used by {first}.", fix: "Choose another value." },
    zh: { text: "{found} 已被 {first} 使用。", fix: "请另选一个。" },
  },
  "configuration.grantToOwnAccount": {
    en: {
      text: "The grant is for account {found}, which is the account of this stack itself.",
      fix: "Use the UIN of the main account that owns the target database.",
    },
    zh: { text: "授权对象 {found} 正是此堆栈自己的账号。", fix: "请填写目标数据库所属主账号的账号 ID。" },
  },
  "configuration.grantOriginUnclear": {
    en: {
      text: "A grant has exactly one origin: a stack, an offer or a file. This one names: {found}.",
      fix: "Set exactly one of `stack`, `offer` and `file`.",
    },
    zh: {
      text: "授权只能有一个来源：堆栈、授权凭据或文件。此处给出了：{found}。",
      fix: "请只给出 `stack`、`offer`、`file` 之一。",
    },
  },
  "configuration.offerWithoutPublicKey": {
    en: {
      text: "An offer is accepted only with the public key of the source side.",
      fix: "Add `publicKey`. Get its value from the source side over a separate channel, not together with the offer.",
    },
    zh: {
      text: "没有源方公钥，不能接受授权凭据。",
      fix: "请添加 `publicKey`，其值应由源方通过授权凭据以外的渠道告知。",
    },
    docs: "docs/grant-offer.md#the-target-side",
  },
  "configuration.publicKeyWithoutOffer": {
    en: {
      text: "`publicKey` has no effect without `offer`: a grant file has no signature.",
      fix: "Set `offer` to the path of the signed offer, or remove `publicKey`.",
    },
    zh: {
      text: "没有 `offer` 时 `publicKey` 没有意义：授权文件没有签名。",
      fix: "请用 `offer` 指定签名授权凭据，或移除 `publicKey`。",
    },
    docs: "docs/grant-offer.md#the-target-side",
  },
  "configuration.nameInStackWithoutStack": {
    en: { text: "`nameInStack` has no effect with `file`.", fix: "Remove it." },
    zh: { text: "`nameInStack` 与 `file` 同用没有意义。", fix: "请删除。" },
  },
  "configuration.grantAbsent": {
    en: { text: "There is no grant that the job can use.", fix: "Add one under `grants`." },
    zh: { text: "没有可供任务使用的授权。", fix: "请在 `grants` 下添加。" },
  },
  "configuration.grantNotNamed": {
    en: {
      text: "The job does not name the grant that it uses.",
      fix: "Add `grant:` with one of: {allowed}.",
    },
    zh: { text: "任务未指定使用哪个授权。", fix: "请添加 `grant:`，可用的值：{allowed}。" },
  },
  "configuration.instanceIdInvalid": {
    en: {
      text: "{found} is not an instance id of kind {kind}.",
      fix: "Use the id that the console shows, such as `{example}`.",
    },
    zh: { text: "{found} 不是 {kind} 类型的实例 ID。", fix: "请按控制台显示填写，例如 `{example}`。" },
  },
  "configuration.childInstanceOfOtherKind": {
    en: {
      text: "`childInstance` is valid only for a `tdsqlC` cluster, but databaseKind is {kind}.",
      fix: "Remove `childInstance`.",
    },
    zh: {
      text: "`childInstance` 仅适用于 `tdsqlC` 集群，但 databaseKind 为 {kind}。",
      fix: "请移除 `childInstance`。",
    },
  },
  "configuration.instanceOfOtherKind": {
    en: {
      text: "{found} is an instance id of kind {otherKind}, but databaseKind is {kind}.",
      fix: "Set databaseKind to {otherKind}, or use an id such as `{example}`.",
    },
    zh: {
      text: "{found} 是 {otherKind} 类型的实例 ID，但 databaseKind 为 {kind}。",
      fix: "请将 databaseKind 设为 {otherKind}，或填写 `{example}` 形式的 ID。",
    },
  },
});
