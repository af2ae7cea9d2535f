import { defineMessages } from "../message";

/** What is said about the forge: GitHub or GitLab. */
export const forgeMessages = defineMessages({
  "forge.notChosen": {
    en: {
      text: "Neither GitHub Actions nor GitLab CI runs this.",
      fix: "Say which forge it is: `--github` or `--gitlab`.",
    },
    zh: {
      text: "当前既非 GitHub Actions 也非 GitLab CI。",
      fix: "请用 `--github` 或 `--gitlab` 指明平台。",
    },
  },
  "forge.settingMissing": {
    en: { text: "{variable} is not set: {meaning}.", fix: "{how}" },
    zh: { text: "未设置 {variable}：{meaning}。", fix: "{how}" },
  },
  "forge.refused": {
    en: {
      text: "{forge} refused {call}: {status} {words}",
      fix: "Check that the token may do it: docs/gitops.md, permissions.",
    },
    zh: {
      text: "{forge} 拒绝了 {call}：{status} {words}",
      fix: "请检查令牌权限：docs/gitops.md。",
    },
  },
  "forge.unreachable": {
    en: { text: "{forge} cannot be reached for {call}: {reason}." },
    zh: { text: "无法连接 {forge} 执行 {call}：{reason}。" },
  },
  "forge.issueOpened": {
    en: { text: "opened issue {number}: {title}" },
    zh: { text: "已新建议题 {number}：{title}" },
  },
  "forge.issueUpdated": {
    en: { text: "updated issue {number}: {title}" },
    zh: { text: "已更新议题 {number}：{title}" },
  },
  "forge.issueKept": {
    en: { text: "issue {number} stands: {title}" },
    zh: { text: "议题 {number} 保持不变：{title}" },
  },
  "forge.issueClosed": {
    en: { text: "closed issue {number}: {title}" },
    zh: { text: "已关闭议题 {number}：{title}" },
  },
  "forge.commentWritten": {
    en: { text: "The comment stands in {place}." },
    zh: { text: "评论已写入 {place}。" },
  },
  "forge.cutOff": {
    en: { text: "… cut off here: the whole report is in the artefact of the pipeline." },
    zh: { text: "……此处截断：完整报告见流水线产物。" },
  },
});
