import type { CheckStep } from "./check-step";
import { examineConnection } from "./connection";
import { examineConflicts, examineObjects, examineSpace, examineVersions } from "./contents";
import { examineBinlog, examineSimpleParameters, examineSurroundings, examineWarnings } from "./parameters";
import { examineSourcePrivileges, examineTargetPrivileges } from "./privileges";

const step = (id: string, zh: string, en: string, rest: Omit<CheckStep, "id" | "name"> = {}): CheckStep => ({
  id,
  name: { zh, en },
  ...rest,
});

/**
 * The steps of a precheck from MySQL to MySQL, in order.
 * Source: response example of DescribeCheckSyncJobResult (tccli 3.1.189.1); which steps can be skipped is inferred.
 */
export const checkSteps: readonly CheckStep[] = [
  step("ConnectDBCheck", "连接DB检查", "Connection check", { examine: examineConnection, endsOnError: true }),
  step("OptimizeCheck", "周边检查", "Environment check", {
    examine: examineSurroundings,
    skipRisk: { zh: "跳过后可能影响源库性能", en: "Skipping it may slow down the source" },
  }),
  step("VersionCheck", "版本检查", "Version check", { examine: examineVersions }),
  step("SrcPrivilegeCheck", "源实例权限检查", "Source privilege check", { examine: examineSourcePrivileges }),
  step("SimpleParamCheck", "部分实例参数检查", "Instance parameter check", {
    examine: examineSimpleParameters,
  }),
  step("DstPrivilegeCheck", "目标实例权限检查", "Target privilege check", {
    examine: examineTargetPrivileges,
  }),
  step("DstEmptyCheck", "目标实例内容冲突检查", "Target content conflict check", {
    examine: examineConflicts,
  }),
  step("DstSpaceCheck", "目标实例空间检查", "Target space check", {
    examine: examineSpace,
    skipRisk: { zh: "跳过后目标库空间不足时任务会失败", en: "Without enough space the job will fail" },
  }),
  step("BinlogParamCheck", "binlog参数检查", "Binlog parameter check", { examine: examineBinlog }),
  step("ConstraintCheck", "外键依赖检查", "Foreign key dependency check"),
  step("ConstraintRefCheck", "外键部分库表依赖检查", "Partial foreign key dependency check", {
    examine: examineObjects,
  }),
  step("ViewCheck", "视图检查", "View check"),
  step("WarningParamCheck", "警告项检查", "Warning check", { examine: examineWarnings }),
  step("AdvancedStoreObjectCheck", "高级对象检查", "Advanced object check"),
];

/** The steps of the check of a live change: one more at the end. */
export const changeCheckSteps: readonly CheckStep[] = [
  ...checkSteps,
  step("ModifyConfigCheck", "配置修改检查", "Configuration change check"),
];
