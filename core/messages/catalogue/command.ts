import { defineMessages } from "../message";

/** Messages of the command line. */
export const commandMessages = defineMessages({
  "option.invalid": {
    en: { text: "{flag} does not accept {value}.", fix: "Use an allowed value: {allowed}." },
    zh: { text: "{flag} 不接受 {value}。", fix: "请使用允许的值：{allowed}。" },
  },
  "emulator.portTaken": {
    en: {
      text: "Cannot listen on port {port} ({code}).",
      fix: "Choose another port with --port; `--port 0` picks a free one.",
    },
    zh: { text: "无法监听端口 {port}（{code}）。", fix: "请用 --port 指定其他端口；--port 0 使用空闲端口。" },
  },
  "demo.off": {
    en: { text: "The demo did not end as expected: {what}." },
    zh: { text: "演示未按预期结束：{what}。" },
  },
  "watch.totals": {
    en: { text: "{jobs} jobs: {statuses}; longest lag {lag} s" },
    zh: { text: "{jobs} 个任务：{statuses}；最大延迟 {lag} 秒" },
  },
  "watch.more": {
    en: { text: "… and {count} more" },
    zh: { text: "… 另有 {count} 个" },
  },
  "watch.unanswered": {
    en: { text: "No response this time; trying again: {words}" },
    zh: { text: "此次查询没有应答，稍后重试：{words}" },
  },
  "watch.stackUnclear": {
    en: {
      text: "Exactly one target stack is required; found: {found}.",
      fix: "Name the stack with --stack.",
    },
    zh: { text: "须指定一个目标堆栈；找到：{found}。", fix: "请用 --stack 指定。" },
  },
  "engine.notSetUp": {
    en: {
      text: "No Pulumi engine is set up for this project.",
      fix: "Run `node tools/setup.mjs`, or `npm run demo`, which sets it up.",
    },
    zh: {
      text: "尚未为本项目准备 Pulumi 引擎。",
      fix: "请运行 `node tools/setup.mjs`，或直接运行 `npm run demo`。",
    },
  },
  "engine.failed": {
    en: { text: "`pulumi {command}` exited with code {exitCode}:\n{output}" },
    zh: { text: "`pulumi {command}` 退出码为 {exitCode}：\n{output}" },
  },
});
