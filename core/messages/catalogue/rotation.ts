import { defineMessages } from "../message";

/** Rotation of an external ID in two phases. */
export const rotationMessages = defineMessages({
  "externalId.droppedInUse": {
    en: {
      text: "A new external ID would lock out the other side, which still presents the previous one.",
      fix: "Set `acceptPreviousExternalId: true` as well (phase 1). Remove it once the other side uses the new one (phase 2).",
    },
    zh: {
      text: "更换外部 ID 后，仍在使用旧 ID 的对方将被拒绝。",
      fix: "请同时设置 `acceptPreviousExternalId: true`（阶段 1），待对方启用新 ID 后再移除（阶段 2）。",
    },
    docs: "docs/external-id-rotation.md",
  },
  "externalId.rotationUnfinished": {
    en: {
      text: "The previous rotation is not finished: a third external ID would lock out the old one that is still accepted.",
      fix: "Remove `acceptPreviousExternalId` and run `pulumi up` (phase 2) first.",
    },
    zh: {
      text: "上一次轮换尚未完成：第三个外部 ID 会使仍被接受的旧 ID 失效。",
      fix: "请先移除 `acceptPreviousExternalId` 并运行 `pulumi up`（阶段 2）。",
    },
    docs: "docs/external-id-rotation.md",
  },
  "externalId.previousGone": {
    en: {
      text: "The previous external ID cannot be accepted again: the rotation is finished.",
      fix: "Remove `acceptPreviousExternalId`, or increase `externalIdGeneration` by one to start a new rotation.",
    },
    zh: {
      text: "无法重新接受旧的外部 ID：轮换已经完成。",
      fix: "请移除 `acceptPreviousExternalId`，或将 `externalIdGeneration` 加一以开始新的轮换。",
    },
    docs: "docs/external-id-rotation.md",
  },
  "externalId.notTheNext": {
    en: {
      text: "The external ID has generation {before}; {after} is not the next one.",
      fix: "Set `externalIdGeneration: {next}` to rotate, or {before} to keep it as it is.",
    },
    zh: {
      text: "当前外部 ID 的序号为 {before}；{after} 不是下一个序号。",
      fix: "轮换请写 `externalIdGeneration: {next}`，保持不变请写 {before}。",
    },
    docs: "docs/external-id-rotation.md",
  },
  "role.externalIdDropped": {
    en: {
      text: "Role {roleName} would refuse the external ID that has been handed out so far.",
      fix: "Accept it for a while: set `acceptPreviousExternalId: true` if this stack generated it, otherwise set the ID itself (phase 1). Remove it once the other side uses the new one (phase 2).",
    },
    zh: {
      text: "角色 {roleName} 将拒绝目前已交付的外部 ID。",
      fix: "请暂时继续接受它：由本程序生成的写 `acceptPreviousExternalId: true`，否则写该 ID 本身（阶段 1）；待对方启用新 ID 后再移除（阶段 2）。",
    },
    docs: "docs/external-id-rotation.md",
  },
  "role.rotationUnfinished": {
    en: {
      text: "Role {roleName} is in the middle of a rotation: a third external ID would lock out one that may still be in use.",
      fix: "Remove `acceptPreviousExternalId` and run `pulumi up` (phase 2) first.",
    },
    zh: {
      text: "角色 {roleName} 正在轮换外部 ID：第三个 ID 会使可能仍在使用的 ID 失效。",
      fix: "请先移除 `acceptPreviousExternalId` 并运行 `pulumi up`（阶段 2）。",
    },
    docs: "docs/external-id-rotation.md",
  },
  "role.rotationBegins": {
    en: {
      text: "Rotation, phase 1 of 2: role {roleName} accepts both the previous and a new external ID. The new one is handed out from now on.",
    },
    zh: { text: "轮换阶段 1/2：角色 {roleName} 同时接受旧的与新的外部 ID；此后交付新 ID。" },
  },
  "role.rotationEnds": {
    en: {
      text: "Rotation, phase 2 of 2: role {roleName} refuses the previous external ID. A party that does not use the new one yet is locked out; jobs that were configured with the old one may fail.",
    },
    zh: {
      text: "轮换阶段 2/2：角色 {roleName} 不再接受旧的外部 ID。尚未启用新 ID 的一方将被拒绝；以旧 ID 配置的任务可能失败。",
    },
  },
  "syncJob.oldExternalId": {
    en: {
      text: "Job {jobId} ({status}) was configured with the previous external ID and keeps it until it is reconfigured. It is not documented whether DTS presents the ID again while the job runs: the source side should not end the rotation (phase 2) while such jobs exist.",
    },
    zh: {
      text: "任务 {jobId}（{status}）以旧的外部 ID 配置，重新配置之前一直使用旧 ID。任务运行期间 DTS 是否再次出示该 ID，没有公开说明：仍有此类任务时，源方不应结束轮换（阶段 2）。",
    },
  },
});
