import { defineMessages } from "../message";

/** What an access review finds that cannot be seen by looking at one policy, or not at all. */
export const reviewUnknownMessages = defineMessages({
  "review.finding.escalation": {
    en: {
      text: "{subject} can get more access than its policies say: it may do {action}.",
      fix: "Take the action out of the policy, or limit it to a resource that cannot be the holder itself.",
    },
    zh: {
      text: "{subject}可以获得超出其策略的权限：允许执行 {action}。",
      fix: "请从策略中去掉该操作，或将其限制在与持有者无关的资源上。",
    },
  },
  "review.finding.escalationByChain": {
    en: {
      text: "{principal} can do {action} by assuming roles one after the other: {path}.",
      fix: "Break the chain: take the action out of the last role, or end the trust of one role in another.",
    },
    zh: {
      text: "{principal}可以依次扮演角色后执行 {action}：{path}。",
      fix: "请断开该链路：从最后一个角色去掉该操作，或取消其中一个角色的信任。",
    },
  },
  "review.finding.trustUnknown": {
    en: {
      text: "The principals that {subject} trusts are not known before the deployment.",
      fix: "Write the principals in the configuration, or review again after the resource they come from is deployed.",
    },
    zh: {
      text: "部署之前无法得知{subject}信任哪些身份。",
      fix: "请在配置中写明受信身份，或在其来源资源部署之后重新审查。",
    },
  },
  "review.finding.declaredTwice": {
    en: {
      text: "{resources} manage {subject} at the same time: each update overwrites the other, and a destroy of one takes it away from both.",
      fix: "Keep one of them. In the other stack, refer to the role by its name.",
    },
    zh: {
      text: "{resources} 同时管理{subject}：每次更新会互相覆盖，销毁其一会影响另一方。",
      fix: "请只保留其中一个；另一个资源栈只按名称引用该角色。",
    },
  },
  "review.finding.roleNotDeclared": {
    en: {
      text: "{subject} gets policies here, but none of the reviewed stacks declares it: which principals can use them is not known.",
      fix: "Review the stack that declares the role together with this one.",
    },
    zh: {
      text: "此处为{subject}关联策略，但所审查的资源栈均未声明该角色：无法得知哪些身份可以使用。",
      fix: "请与声明该角色的资源栈一并审查。",
    },
  },
  "review.finding.identityChange": {
    en: {
      text: "{name} ({type}) gives a person or a program a way in; which access that is cannot be read from the preview.",
      fix: "Look at the policies of the user or group, then name the type with the option `--known-type`.",
    },
    zh: {
      text: "{name}（{type}）为人员或程序提供访问入口；无法从预览中读出具体权限。",
      fix: "请查看该用户或用户组的策略，确认后用选项 `--known-type` 指明其类型。",
    },
  },
  "review.finding.typeUnknown": {
    en: {
      text: "{name} is a {type}: what it does to access is not known.",
      fix: "Judge the resource, then name its type with the option `--known-type`.",
    },
    zh: {
      text: "{name} 的类型是 {type}：无法得知其对权限的影响。",
      fix: "请自行评估该资源，确认后用选项 `--known-type` 指明其类型。",
    },
  },
  "review.onlyIf": {
    en: { text: "only if {condition}" },
    zh: { text: "仅当满足 {condition}" },
  },
});
