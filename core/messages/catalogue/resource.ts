import { defineMessages } from "../message";

/** Changes and refused changes of the resources in both accounts. */
export const resourceMessages = defineMessages({
  "resource.replaced": {
    en: { text: "{property} cannot be changed in place: the resource is deleted and created again." },
    zh: { text: "{property} 无法直接修改：资源将先删除，再重新创建。" },
  },
  "role.nameInvalid": {
    en: {
      text: "{roleName} is not a role name that both CAM and DTS accept.",
      fix: "Use 1-128 letters, digits and `-`.",
    },
    zh: { text: "{roleName} 不是 CAM 与 DTS 均接受的角色名称。", fix: "请使用 1-128 个字母、数字或 `-`。" },
  },
  "role.adopting": {
    en: { text: "Adopting role {roleName}. Fields that differ and will be changed: {fields}." },
    zh: { text: "接管角色 {roleName}。存在差异并将被修改：{fields}。" },
  },
  "role.trustRestored": {
    en: { text: "The trust policy was changed outside Pulumi; the update restores the declared one." },
    zh: { text: "信任策略在 Pulumi 之外被修改；更新后将恢复为声明的内容。" },
  },
  "role.consoleLoginEnded": {
    en: {
      text: "Console login was enabled for this role outside Pulumi; the update disables it, because DTS does not need it.",
    },
    zh: { text: "此角色在 Pulumi 之外被开启了控制台登录；DTS 不需要，更新后将关闭。" },
  },
  "role.notVisible": {
    en: {
      text: "Role {roleName} was created, but CAM does not return it yet.",
      fix: "Run `pulumi up` again; the role is recognized by its tag.",
    },
    zh: {
      text: "角色 {roleName} 已创建，但 CAM 尚未显示。",
      fix: "请重新运行 `pulumi up`：角色会按标签识别。",
    },
  },
  "grant.stackUnknown": {
    en: {
      text: "Stack {stack} does not exist in this backend.",
      fix: "Run `pulumi up` on the source stack first, or correct `stack`. The stack of another company is not visible here: use its offer or grant file.",
    },
    zh: {
      text: "此后端中没有堆栈 {stack}。",
      fix: "请先对源堆栈运行 `pulumi up`，或更正 `stack`。对方公司的堆栈在此不可见：请使用其授权凭据或授权文件。",
    },
  },
  "grant.stackMisspelled": {
    en: {
      text: "Stack {stack} does not exist in this backend. Did you mean {nearest}?",
      fix: "Correct `stack`. If the name is right, run `pulumi up` on that stack first.",
    },
    zh: {
      text: "此后端中没有堆栈 {stack}。是否应为 {nearest}？",
      fix: "请更正 `stack`；若名称无误，请先对该堆栈运行 `pulumi up`。",
    },
  },
  "grant.stackNotYetKnown": {
    en: {
      text: "Stack {stack} does not exist yet: its grants are not known yet. An update fails until that stack is deployed.",
    },
    zh: { text: "堆栈 {stack} 尚不存在，其授权暂时未知。部署该堆栈之前，更新会失败。" },
  },
  "grant.notInStack": {
    en: {
      text: "Stack {stack} has no grant named {name}.",
      fix: "Run `pulumi up` on the source stack first, or correct the grant name.",
    },
    zh: {
      text: "堆栈 {stack} 中没有名为 {name} 的授权。",
      fix: "请先对源堆栈运行 `pulumi up`，或更正授权名称。",
    },
  },
  "grant.secretUnreadable": {
    en: {
      text: "The external ID of grant {name} cannot be decrypted: stack {stack} uses another passphrase or secrets provider.",
      fix: "Get a grant file from the source side, and name it with `file` instead of `stack`.",
    },
    zh: {
      text: "无法解密授权 {name} 的外部 ID：堆栈 {stack} 使用了不同的口令或密钥提供方。",
      fix: "请由源方提供授权文件，并以 `file` 代替 `stack` 引用。",
    },
  },
  "instance.missing": {
    en: {
      text: "{service} finds no instance {instanceId} in {region} of account {account}.",
      fix: "Correct the instance id, region or kind.",
    },
    zh: {
      text: "{service} 在账号 {account} 的 {region} 中未找到实例 {instanceId}。",
      fix: "请更正实例 ID、地域或类型。",
    },
    docs: "docs/doctor.md#instances",
  },
  "role.nameInUse": {
    en: {
      text: "Account {account} already has a role named {roleName} that this stack did not create.",
      fix: "Choose another roleName, or delete that role if it is unused.",
    },
    zh: {
      text: "账号 {account} 已有名为 {roleName} 的角色，且并非由此堆栈创建。",
      fix: "请更换 roleName；若该角色已无用途，请先删除。",
    },
  },
  "role.endsAtOnce": {
    en: {
      text: "The grant of role {roleName} would end at once, because `expires` is in the past: {expires}. Running jobs lose access to their source.",
      fix: "Correct `expires`. To end the grant now, set `allowEnded: true`.",
    },
    zh: {
      text: "`expires` 是过去的时间（{expires}），角色 {roleName} 的授权会立即到期，运行中的任务将失去对源库的访问。",
      fix: "请更正 `expires`。如确需立即结束授权，请设置 `allowEnded: true`。",
    },
  },
  "role.ownedByOther": {
    en: {
      text: "Role {roleName} of account {account} belongs to another stack: {owner}.",
      fix: "Choose another roleName, or remove the grant from that stack first. If that stack no longer exists, delete the tag `{tag}` from the role.",
    },
    zh: {
      text: "账号 {account} 的角色 {roleName} 属于另一个堆栈：{owner}。",
      fix: "请更换 roleName，或先在该堆栈中移除此授权。若该堆栈已不存在，请删除角色的标签 `{tag}`。",
    },
  },
  "role.leftToOwner": {
    en: { text: "Role {roleName} now belongs to {owner}; it and its policies stay." },
    zh: { text: "角色 {roleName} 现属于 {owner}，角色及其策略均予保留。" },
  },
  "policy.nameInUse": {
    en: {
      text: "Account {account} already has a policy named {policyName} that this stack did not create.",
      fix: "Choose another name, or delete that policy if it is unused.",
    },
    zh: {
      text: "账号 {account} 已有名为 {policyName} 的策略，且并非由此堆栈创建。",
      fix: "请更换名称；若该策略已无用途，请先删除。",
    },
  },
  "policy.presetMissing": {
    en: {
      text: "Preset policy {policyName} does not exist in CAM. Closest names: {nearest}.",
      fix: "Correct the name in servicePolicies.",
    },
    zh: {
      text: "CAM 中没有预设策略 {policyName}。相近名称：{nearest}。",
      fix: "请更正 servicePolicies 中的名称。",
    },
  },
  "group.missing": {
    en: {
      text: "Account {account} has no user group named {groupName}.",
      fix: "Correct executor.groupName, or create the group first.",
    },
    zh: {
      text: "账号 {account} 没有名为 {groupName} 的用户组。",
      fix: "请更正 executor.groupName，或先创建该用户组。",
    },
  },
  "user.missing": {
    en: {
      text: "Account {account} has no sub-user named {userName}.",
      fix: "Correct executor.userName, or create the sub-user first.",
    },
    zh: {
      text: "账号 {account} 没有名为 {userName} 的子用户。",
      fix: "请更正 executor.userName，或先创建该子用户。",
    },
  },
});
