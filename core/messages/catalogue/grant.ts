import { defineMessages } from "../message";

/** What a source account grants to a target account, and until when. */
export const grantMessages = defineMessages({
  "preflight.grantExpired": {
    en: {
      text: "The grant of {roleArn} ended at {expires}: no job is bought or started through it. A running job is left alone.",
      fix: "Ask the source side for a later `expires`, or take the job out and let them revoke the grant.",
    },
    zh: {
      text: "{roleArn} 的授权已于 {expires} 到期：不再通过它购买或启动任务。运行中的任务不受影响。",
      fix: "请源方延长 `expires`，或移除任务并由源方撤销授权。",
    },
    docs: "docs/time-boxed-grants.md",
  },
  "review.finding.grantEnded": {
    en: {
      text: "The grant of {subject} ended at {expires}: nobody can use it any more.",
      fix: "Take it out of `grants`, which revokes it, or give it a later `expires`.",
    },
    zh: {
      text: "{subject}的授权已于 {expires} 到期：任何人都不能再使用。",
      fix: "请将其从 `grants` 中移除以撤销，或设置更晚的 `expires`。",
    },
  },
  "review.finding.grantEndsSoon": {
    en: {
      text: "The grant of {subject} ends in {days} days, at {expires}.",
      fix: "Give it a later `expires` in time if it is still needed.",
    },
    zh: {
      text: "{subject}的授权将在 {days} 天后到期（{expires}）。",
      fix: "若仍需使用，请及时设置更晚的 `expires`。",
    },
  },
  "review.grantEnds": { en: { text: "Grants that end" }, zh: { text: "有期限的授权" } },
  "review.grantEnd.left": {
    en: { text: "{days} days left, until {moment}" },
    zh: { text: "剩余 {days} 天，至 {moment} 为止" },
  },
  "review.grantEnd.over": {
    en: { text: "ended {days} days ago, at {moment}" },
    zh: { text: "已于 {days} 天前（{moment}）到期" },
  },
  "grant.daysLeft": {
    en: { text: "The grant ends in {days} days, at {expires}." },
    zh: { text: "授权将在 {days} 天后到期（{expires}）。" },
  },
  "grant.expired": {
    en: {
      text: "The grant ended at {expires}: nobody can use it any more.",
      fix: "Revoke it by taking it out of `grants`, or give it a later `expires`.",
    },
    zh: {
      text: "授权已于 {expires} 到期：任何人都不能再使用。",
      fix: "请将其从 `grants` 中移除以撤销，或设置更晚的 `expires`。",
    },
    docs: "docs/time-boxed-grants.md",
  },
});
