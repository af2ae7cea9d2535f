import { defineMessages } from "../message";

/** What a source account grants to a target account, until when, and the file that carries it. */
export const grantMessages = defineMessages({
  "preflight.grantExpired": {
    en: {
      text: "The grant of {roleArn} expired at {expires}: no job is purchased or started through it. A running job is not affected.",
      fix: "Ask the source side for a later `expires`, or remove the job and let the source side revoke the grant.",
    },
    zh: {
      text: "{roleArn} 的授权已于 {expires} 到期：不再通过它购买或启动任务。运行中的任务不受影响。",
      fix: "请源方延长 `expires`，或移除任务并由源方撤销授权。",
    },
    docs: "docs/time-boxed-grants.md",
  },
  "review.finding.grantEnded": {
    en: {
      text: "The grant of {subject} expired at {expires}: no principal can use it any longer.",
      fix: "Remove it from `grants` to revoke it, or set a later `expires`.",
    },
    zh: {
      text: "{subject}的授权已于 {expires} 到期：已无法使用。",
      fix: "请将其从 `grants` 中移除以撤销，或设置更晚的 `expires`。",
    },
  },
  "review.finding.grantEndsSoon": {
    en: {
      text: "The grant of {subject} expires in {days} days, at {expires}.",
      fix: "Set a later `expires` if it is still needed.",
    },
    zh: {
      text: "{subject}的授权将在 {days} 天后到期（{expires}）。",
      fix: "若仍需使用，请及时设置更晚的 `expires`。",
    },
  },
  "review.grantEnds": { en: { text: "Grants that expire" }, zh: { text: "有期限的授权" } },
  "review.grantEnd.left": {
    en: { text: "{days} days left, until {moment}" },
    zh: { text: "剩余 {days} 天，至 {moment} 为止" },
  },
  "review.grantEnd.over": {
    en: { text: "expired {days} days ago, at {moment}" },
    zh: { text: "已于 {days} 天前（{moment}）到期" },
  },
  "grant.daysLeft": {
    en: { text: "The grant expires in {days} days, at {expires}." },
    zh: { text: "授权将在 {days} 天后到期（{expires}）。" },
  },
  "grant.expired": {
    en: {
      text: "The grant expired at {expires}: no principal can use it any longer.",
      fix: "Remove it from `grants` to revoke it, or set a later `expires`.",
    },
    zh: {
      text: "授权已于 {expires} 到期：已无法使用。",
      fix: "请将其从 `grants` 中移除以撤销，或设置更晚的 `expires`。",
    },
    docs: "docs/time-boxed-grants.md",
  },
  "grantFile.missing": {
    en: {
      text: "The grant file cannot be read ({reason}).",
      fix: "Get the file from the source side, or correct `file`. The path is relative to the project folder.",
    },
    zh: {
      text: "无法读取授权文件（{reason}）。",
      fix: "请向源方索取该文件，或更正 `file`。路径相对于项目目录。",
    },
  },
  "grantFile.notJson": {
    en: {
      text: "The grant file does not contain a JSON object.",
      fix: "Use the file unchanged, as the source side created it.",
    },
    zh: { text: "授权文件的内容不是 JSON 对象。", fix: "请原样使用源方生成的文件。" },
  },
  "grantFile.isOffer": {
    en: {
      text: "This is a signed offer, not a grant file. It is accepted only after its signature is verified.",
      fix: "Set the path as `offer` instead of `file`, and add `publicKey`.",
    },
    zh: {
      text: "这是签名授权凭据，而不是授权文件：只有验证签名后才能接受。",
      fix: "请用 `offer` 代替 `file` 指定，并给出 `publicKey`。",
    },
    docs: "docs/grant-offer.md#the-target-side",
  },
  "grantFile.versionNewer": {
    en: {
      text: "The grant file has version {found}; this program supports version {allowed}.",
      fix: "Update this program, or ask the source side for a file of version {allowed}.",
    },
    zh: {
      text: "授权文件版本为 {found}；本程序支持版本 {allowed}。",
      fix: "请更新本程序，或向源方索取版本 {allowed} 的文件。",
    },
  },
  "grantFile.roleArnInvalid": {
    en: {
      text: "roleArn is {found}, but sourceUin and roleName give `{expected}`.",
      fix: "Ask the source side which one is right. The three values must agree.",
    },
    zh: {
      text: "roleArn 为 {found}，而由 sourceUin 与 roleName 得出 `{expected}`。",
      fix: "请与源方确认：三者必须一致。",
    },
  },
});
