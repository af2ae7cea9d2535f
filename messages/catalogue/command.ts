import { defineMessages } from "../message";

/** The commands that a person types. */
export const commandMessages = defineMessages({
  "option.invalid": {
    en: { text: "{flag} does not take {value}.", fix: "Allowed: {allowed}." },
    zh: { text: "{flag} 不接受 {value}。", fix: "允许的值：{allowed}。" },
  },
  "demo.off": {
    en: { text: "The demo did not end as it should: {what}." },
    zh: { text: "演示未按预期结束：{what}。" },
  },
  "engine.notSetUp": {
    en: {
      text: "No Pulumi engine has been set up for this project.",
      fix: "Run `node tools/setup.mjs`, or `npm run demo`, which does it.",
    },
    zh: {
      text: "尚未为本项目准备 Pulumi 引擎。",
      fix: "请运行 `node tools/setup.mjs`，或直接运行 `npm run demo`。",
    },
  },
  "engine.failed": {
    en: { text: "`pulumi {command}` ended with exit code {exitCode}:\n{output}" },
    zh: { text: "`pulumi {command}` 退出码为 {exitCode}：\n{output}" },
  },
});
