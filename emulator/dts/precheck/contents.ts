import type { CheckFacts } from "./facts";
import { error, type Remark } from "./remark";
import { missingObjects, selectedTables } from "./selection";

/** The free space that the target needs, as a multiple of the source's data. */
const spaceFactor = 1.2;

/** Versions of MariaDB count from 10; they are not compared with versions of MySQL. */
const isMariaVersion = (version: string): boolean => Number.parseInt(version, 10) >= 10;

export function examineVersions({ source, target }: CheckFacts): Remark[] {
  if (!source.instance || !target.instance) return [];
  const [before, after] = [source.instance.version, target.instance.version];
  if (isMariaVersion(before) !== isMariaVersion(after) || !isOlder(after, before)) return [];
  return [
    error(
      {
        zh: `目标库版本 ${after} 低于源库版本 ${before}`,
        en: `The target's version ${after} is below the source's ${before}`,
      },
      {
        zh: "请使用版本不低于源库的目标实例",
        en: "Use a target whose version is at least that of the source",
      },
    ),
  ];
}

export function examineConflicts({ source, target, configuration }: CheckFacts): Remark[] {
  const { Objects: objects, Options: options } = configuration;
  if (!source.instance || !target.instance || options?.DealOfExistSameTable === "ExecuteAfterIgnore")
    return [];
  const { databases } = target.instance;
  const existing = selectedTables(objects, source.instance)
    .filter(({ targetDatabase, targetTable }) => databases[targetDatabase]?.includes(targetTable))
    .map(({ targetDatabase, targetTable }) => `${targetDatabase}.${targetTable}`);
  if (existing.length === 0) return [];
  return [
    error(
      {
        zh: `目标库中已存在同名表：${existing.join("、")}`,
        en: `The target has these tables already: ${existing.join(", ")}`,
      },
      {
        zh: "请移除目标库中的同名表，或将已存在同名表的处理方式改为忽略并继续执行",
        en: "Remove them, or let the job continue with existing tables (ExecuteAfterIgnore)",
      },
    ),
  ];
}

export function examineSpace({ source, target }: CheckFacts): Remark[] {
  const needed = (source.instance?.usedGigabytes ?? 0) * spaceFactor;
  const { storageGigabytes, usedGigabytes = 0 } = target.instance ?? {};
  const free = storageGigabytes === undefined ? Number.POSITIVE_INFINITY : storageGigabytes - usedGigabytes;
  if (free >= needed) return [];
  return [
    error(
      {
        zh: `目标库剩余空间 ${free} GB，小于所需的 ${needed} GB`,
        en: `The target has ${free} GB free, ${needed} GB are needed`,
      },
      { zh: "请扩容目标实例", en: "Extend the target instance" },
    ),
  ];
}

export function examineObjects({ source, configuration }: CheckFacts): Remark[] {
  const missing = source.instance ? missingObjects(configuration.Objects, source.instance) : [];
  if (missing.length === 0) return [];
  return [
    error(
      { zh: `源库中不存在以下对象：${missing.join("、")}`, en: `The source has no ${missing.join(", ")}` },
      { zh: "请修改同步对象", en: "Change the objects of the job" },
    ),
  ];
}

function isOlder(version: string, other: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [otherMajor = 0, otherMinor = 0] = other.split(".").map(Number);
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}
