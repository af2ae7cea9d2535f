import type { Language } from "./message";

/**
 * What the Chinese console calls a job's state, by the value on the wire or in a declaration.
 * Source: comments of `Status` and `TradeStatus` of DescribeSyncJobs in tencentcloud-sdk-nodejs (API version 2021-12-06).
 */
const chinese: Readonly<Record<string, string>> = {
  UnInitialized: "未初始化",
  Initialized: "已初始化",
  Checking: "校验中",
  CheckPass: "校验通过",
  CheckNotPass: "校验不通过",
  ReadyRunning: "准备运行",
  Running: "运行中",
  Pausing: "暂停中",
  Paused: "已暂停",
  Stopping: "停止中",
  Stopped: "已结束",
  ResumableErr: "任务错误",
  Resuming: "恢复中",
  Failed: "失败",
  Released: "已释放",
  Resetting: "重置中",
  Unknown: "未知",
  Normal: "正常",
  Resizing: "变配中",
  Renewing: "续费中",
  Isolating: "隔离中",
  Isolated: "已隔离",
  Offlining: "下线中",
  Offlined: "已下线",
  NotBilled: "未计费",
  NotBilledByInternational: "未计费",
  Recovering: "解隔离",
  PostPay2Prepaying: "按量计费转包年包月中",
  PrePay2Postpaying: "包年包月转按量计费中",
  running: "运行中",
  paused: "已暂停",
  stopped: "已结束",
};

/** Parameters of messages whose values are states of a job. */
const states: readonly string[] = ["status", "tradeStatus", "desired"];

/** A parameter's value as the console of that language shows it: states of jobs are translated, all else stays. */
export function inConsoleWords(parameter: string, value: string, language: Language): string {
  return language === "zh" && states.includes(parameter) ? (chinese[value] ?? value) : value;
}
