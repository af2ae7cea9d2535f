import { defineMessages } from "../message";

/** Messages about the forge: GitHub or GitLab. */
export const forgeMessages = defineMessages({
  "forge.notChosen": {
    en: {
      text: "This run is neither in GitHub Actions nor in GitLab CI.",
      fix: "Choose the forge with `--github` or `--gitlab`.",
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
      fix: "Check the permissions of the token: docs/gitops.md.",
    },
    zh: {
      text: "{forge} 拒绝了 {call}：{status} {words}",
      fix: "请检查令牌权限：docs/gitops.md。",
    },
  },
  "forge.unreachable": {
    en: { text: "Cannot reach {forge} for {call}: {reason}." },
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
    en: { text: "issue {number} is unchanged: {title}" },
    zh: { text: "议题 {number} 保持不变：{title}" },
  },
  "forge.issueClosed": {
    en: { text: "closed issue {number}: {title}" },
    zh: { text: "已关闭议题 {number}：{title}" },
  },
  "forge.commentWritten": {
    en: { text: "The comment is in {place}." },
    zh: { text: "评论已写入 {place}。" },
  },
  "forge.cutOff": {
    en: { text: "… truncated here; the full report is in the artefact of the pipeline." },
    zh: { text: "……此处截断：完整报告见流水线产物。" },
  },
});
