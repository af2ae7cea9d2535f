import type { Side } from "../job-side";
import type { CheckFacts, SideFacts } from "./facts";
import { error, type Remark } from "./remark";

const sideNames = { source: { zh: "源库", en: "source" }, target: { zh: "目标库", en: "target" } } as const;

/** Examines whether DTS can log in on both sides and still assume the other account's role. */
export function examineConnection(facts: CheckFacts): Remark[] {
  return [...connectionRemarks("source", facts.source), ...connectionRemarks("target", facts.target)];
}

function connectionRemarks(side: Side, { endpoint, instance, roleRefusal }: SideFacts): Remark[] {
  const { zh, en } = sideNames[side];
  const id = endpoint.InstanceId ?? "";
  if (roleRefusal)
    return [refusedRole(endpoint.AccountRole ?? "", `[${roleRefusal.code}] ${roleRefusal.message}`)];
  if (!instance) {
    return [
      error(
        { zh: `${zh}实例 ${id} 不存在`, en: `The ${en} instance ${id} does not exist` },
        { zh: "请确认实例 ID 与地域", en: "Check the instance id and the region" },
      ),
    ];
  }
  if (instance.status !== "running") {
    return [
      error(
        {
          zh: `${zh}实例 ${id} 状态为 ${instance.status}，无法连接`,
          en: `The ${en} instance ${id} is ${instance.status}`,
        },
        { zh: "请待实例运行后重试", en: "Check again when the instance runs" },
      ),
    ];
  }
  const knows = instance.users.some(
    ({ name, password }) => name === endpoint.User && password === endpoint.Password,
  );
  return knows ? [] : [refusedUser(side, endpoint.User ?? "")];
}

function refusedRole(roleName: string, cause: string): Remark {
  return error(
    {
      zh: `无法扮演跨账号角色 ${roleName}：${cause}`,
      en: `The role ${roleName} cannot be assumed: ${cause}`,
    },
    {
      zh: "请检查源账号中的角色、信任策略与外部 ID",
      en: "Check the role, its trust policy and the external ID",
    },
  );
}

function refusedUser(side: Side, user: string): Remark {
  const { zh, en } = sideNames[side];
  return error(
    {
      zh: `${zh}连接失败：Error 1045 (28000): Access denied for user '${user}'`,
      en: `Connecting to the ${en} failed: Error 1045 (28000): Access denied for user '${user}'`,
    },
    { zh: `请检查${zh}的账号和密码`, en: `Check user and password of the ${en}` },
  );
}
