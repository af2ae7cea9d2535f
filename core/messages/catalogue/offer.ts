import { defineMessages } from "../message";

/** Signed offers of grants, between two sides that share no backend. */
export const offerMessages = defineMessages({
  "offer.missing": {
    en: {
      text: "The offer cannot be read ({reason}).",
      fix: "Get the file from the source side, or correct `offer`. The path is relative to the project folder.",
    },
    zh: {
      text: "无法读取授权凭据（{reason}）。",
      fix: "请向源方索取该文件，或更正 `offer`。路径相对于项目目录。",
    },
  },
  "offer.notAnOffer": {
    en: {
      text: "This is not a signed offer: none of its content is accepted.",
      fix: "Use the file as `dts-cross-account offer create` made it. Name a grant file without a signature in `file`.",
    },
    zh: {
      text: "这不是签名授权凭据：不接受其中任何内容。",
      fix: "请使用 `dts-cross-account offer create` 生成的原文件。没有签名的授权文件应写在 `file` 中。",
    },
    docs: "docs/grant-offer.md",
  },
  "offer.versionNewer": {
    en: {
      text: "The offer has version {found}; this program supports version {allowed}.",
      fix: "Update this program, or ask the source side for an offer of version {allowed}.",
    },
    zh: {
      text: "授权凭据版本为 {found}；本程序支持版本 {allowed}。",
      fix: "请更新本程序，或向源方索取版本 {allowed} 的授权凭据。",
    },
  },
  "offer.altered": {
    en: {
      text: "The offer was altered: it is not what key {trusted} signed (the offer names key {keyId}).",
      fix: "Ask the source side for the offer again, and compare its digest with theirs.",
    },
    zh: {
      text: "授权凭据已被改动：与密钥 {trusted} 签名的内容不符（其中写明密钥 {keyId}）。",
      fix: "请向源方重新索取授权凭据，并与其核对摘要。",
    },
    docs: "docs/grant-offer.md#what-is-refused",
  },
  "offer.otherKey": {
    en: {
      text: "The offer was signed with key {keyId}, but the trusted key is {trusted}.",
      fix: "Ask the source side over a separate channel whether their key has changed. Change `publicKey` only if they confirm it.",
    },
    zh: {
      text: "授权凭据由密钥 {keyId} 签名；受信任的密钥为 {trusted}。",
      fix: "请通过授权凭据以外的渠道向源方确认密钥是否更换，确认后再修改 `publicKey`。",
    },
    docs: "docs/grant-offer.md#what-is-refused",
  },
  "offer.otherAccount": {
    en: {
      text: "The offer is for account {found}, but this stack is for account {expected}.",
      fix: "Ask the source side for an offer whose `targetUin` is {expected}.",
    },
    zh: {
      text: "授权凭据面向账号 {found}，而此堆栈面向账号 {expected}。",
      fix: "请向源方索取面向账号 {expected} 的授权凭据（其 `targetUin`）。",
    },
    docs: "docs/grant-offer.md#what-is-refused",
  },
  "offer.otherGrant": {
    en: {
      text: "The offer is for grant {found}, but this entry is for grant {expected}.",
      fix: "Name the offer of grant {expected} in `offer`. If this is the right offer, set `nameInStack: {found}`.",
    },
    zh: {
      text: "授权凭据面向授权 {found}，而此条目面向授权 {expected}。",
      fix: "请在 `offer` 中指定授权 {expected} 的凭据；若确为此凭据，请设置 `nameInStack: {found}`。",
    },
    docs: "docs/grant-offer.md#what-is-refused",
  },
  "offer.issuedInFuture": {
    en: {
      text: "The offer was issued in the future: at {issuedAt}.",
      fix: "Set the clock of the machine that signs and of this one, then ask the source side for a new offer.",
    },
    zh: {
      text: "授权凭据的签发时间在将来：{issuedAt}。",
      fix: "请校准签名机器与本机的时钟，再向源方索取新的授权凭据。",
    },
    docs: "docs/grant-offer.md#what-is-refused",
  },
  "offer.grantExpired": {
    en: {
      text: "The grant of the offer expired at {expires}: the role can no longer be assumed.",
      fix: "Set a later `expires` on the source side, run `pulumi up` there and create a new offer.",
    },
    zh: {
      text: "授权凭据对应的授权已于 {expires} 到期：角色不能再被扮演。",
      fix: "请在源方设置更晚的 `expires`，运行 `pulumi up`，并生成新的授权凭据。",
    },
    docs: "docs/grant-offer.md#what-is-refused",
  },
  "offer.expired": {
    en: {
      text: "The offer has expired: it was valid until {validUntil}.",
      fix: "Ask the source side for a new one (`dts-cross-account offer create`). Running jobs are not affected.",
    },
    zh: {
      text: "授权凭据已过期：有效期至 {validUntil}。",
      fix: "请向源方索取新的授权凭据（`dts-cross-account offer create`）。运行中的任务不受影响。",
    },
    docs: "docs/grant-offer.md#what-is-refused",
  },
  "offer.daysLeft": {
    en: { text: "The offer is valid for another {days} days, until {validUntil}." },
    zh: { text: "授权凭据还有 {days} 天有效（至 {validUntil}）。" },
  },
  "offer.keyExists": {
    en: {
      text: "{file} already exists; a private key is never overwritten.",
      fix: "Choose another file, or delete this one if its public key is no longer trusted anywhere.",
    },
    zh: {
      text: "{file} 已存在；私钥不会被覆盖。",
      fix: "请指定其他文件；若已无人信任其公钥，可先将其删除。",
    },
  },
  "offer.keyUnwritable": {
    en: { text: "The private key cannot be written to {file} ({reason}).", fix: "Choose another file." },
    zh: { text: "无法将私钥写入 {file}（{reason}）。", fix: "请指定其他文件。" },
  },
  "offer.keyMissing": {
    en: {
      text: "There is no private key to sign with.",
      fix: "Name the key file with --key, or set the variable DTS_CROSS_ACCOUNT_OFFER_KEY. Run `dts-cross-account offer keygen` to create a key.",
    },
    zh: {
      text: "没有用于签名的私钥。",
      fix: "请用 --key 指定密钥文件，或设置变量 DTS_CROSS_ACCOUNT_OFFER_KEY。可运行 `dts-cross-account offer keygen` 生成密钥。",
    },
    docs: "docs/grant-offer.md#the-source-side",
  },
  "offer.keyUnreadable": {
    en: { text: "The private key cannot be read: {source} ({reason}).", fix: "Correct --key." },
    zh: { text: "无法读取私钥：{source}（{reason}）。", fix: "请更正 --key。" },
  },
  "offer.keyExposed": {
    en: {
      text: "Users other than the owner can read the private key {file} (mode {mode}).",
      fix: "Run `chmod 600 {file}`. If another user may have read the key, create a new one and tell the target side.",
    },
    zh: {
      text: "所有者以外的用户可读取私钥 {file}（权限 {mode}）。",
      fix: "请运行 `chmod 600 {file}`。若可能已被读取，请生成新密钥并告知目标方。",
    },
  },
  "offer.keyInvalid": {
    en: {
      text: "{source} does not contain an Ed25519 private key.",
      fix: "Use the file that `dts-cross-account offer keygen` created.",
    },
    zh: {
      text: "{source} 中没有 Ed25519 私钥。",
      fix: "请使用 `dts-cross-account offer keygen` 生成的文件。",
    },
  },
  "offer.outputsUnreadable": {
    en: {
      text: "The outputs of the source stack cannot be read: {source} ({reason}).",
      fix: "Name the stack with --stack. Or pass a file with the output of `pulumi stack output --json --show-secrets` with --outputs.",
    },
    zh: {
      text: "无法读取源堆栈的输出：{source}（{reason}）。",
      fix: "请用 --stack 指定堆栈，或用 --outputs 指定 `pulumi stack output --json --show-secrets` 的输出文件。",
    },
  },
  "offer.grantAbsent": {
    en: {
      text: "The outputs of {source} contain no grant {name}; they contain: {found}.",
      fix: "Correct --grant, or run `pulumi up` on the source stack first.",
    },
    zh: {
      text: "{source} 的输出中没有授权 {name}；现有：{found}。",
      fix: "请更正 --grant，或先对源堆栈运行 `pulumi up`。",
    },
  },
  "offer.secretHidden": {
    en: {
      text: "The external ID of grant {name} is hidden in {source}.",
      fix: "Create the file with `pulumi stack output --json --show-secrets`, and delete it afterwards.",
    },
    zh: {
      text: "{source} 中隐藏了授权 {name} 的外部 ID。",
      fix: "请用 `pulumi stack output --json --show-secrets` 生成该文件，用后删除。",
    },
  },
  "offer.stackTooOld": {
    en: {
      text: "The outputs of the source stack do not name the target account of grant {name}.",
      fix: "Run `pulumi up` on the source stack once with this version.",
    },
    zh: {
      text: "源堆栈的输出未说明授权 {name} 面向哪个账号。",
      fix: "请用当前版本对源堆栈运行一次 `pulumi up`。",
    },
  },
  "offer.validityInvalid": {
    en: {
      text: "--valid-until does not accept {value}.",
      fix: "Use a date or time in the future: 2030-12-31, 2030-01-31T02:00:00+08:00.",
    },
    zh: {
      text: "--valid-until 不接受 {value}。",
      fix: "请使用将来的日期或时间：2030-12-31、2030-01-31T02:00:00+08:00。",
    },
  },
  "offer.validityTooLong": {
    en: {
      text: "The offer would be valid until {validUntil}, but the grant itself expires at {expires}.",
      fix: "Omit --valid-until, or choose an earlier time.",
    },
    zh: {
      text: "授权凭据的有效期至 {validUntil}，而授权本身于 {expires} 到期。",
      fix: "请省略 --valid-until，或指定更早的时间。",
    },
  },
  "grant.forOtherAccount": {
    en: {
      text: "Grant {name} of {stack} is for account {found}, but this stack is for account {expected}.",
      fix: "Set `targetUin` of the source's grant to {expected}, or use another grant in this stack.",
    },
    zh: {
      text: "{stack} 的授权 {name} 面向账号 {found}，而此堆栈面向账号 {expected}。",
      fix: "源方授权的 `targetUin` 须为 {expected}，或在此堆栈中改用其他授权。",
    },
  },

  "offer.keyMade": {
    en: {
      text: "The private key is in {file} (mode 600). Keep it where only the source side can read it.\nGive the target side this public key over a separate channel, not together with an offer:",
    },
    zh: {
      text: "私钥位于 {file}（权限 600）。请仅保存在源方可访问之处。\n请通过授权凭据以外的渠道把以下公钥告知目标方：",
    },
  },
  "offer.created": {
    en: { text: "The offer is in {file}. Ask the target side to compare the digest." },
    zh: { text: "授权凭据位于 {file}。请让目标方核对摘要。" },
  },
  "offer.verified": {
    en: { text: "The signature is valid: signed by key {keyId}, unaltered, and not expired." },
    zh: { text: "签名有效：由密钥 {keyId} 签名，未经改动，且在有效期内。" },
  },
  "offer.notVerified": {
    en: {
      text: "NOT VERIFIED: anyone could have written this. Run `dts-cross-account offer verify` to check the signature.",
    },
    zh: { text: "未经验证：任何人都可能写出此内容。请用 `dts-cross-account offer verify` 验证签名。" },
  },
  "offer.shown": {
    en: {
      text: "Grant {grant}: account {sourceUin} lets account {targetUin} use {roleArn}\n  databases     {databaseKinds}\n  policies      {attachedPolicies}\n  grant expires {expires}\n  issued at     {issuedAt}\n  valid until   {validUntil}\n  digest        {digest}\n  key           {keyId}",
    },
    zh: {
      text: "授权 {grant}：账号 {sourceUin} 允许账号 {targetUin} 使用 {roleArn}\n  数据库     {databaseKinds}\n  策略       {attachedPolicies}\n  授权到期   {expires}\n  签发时间   {issuedAt}\n  有效期至   {validUntil}\n  摘要       {digest}\n  密钥       {keyId}",
    },
  },
});
