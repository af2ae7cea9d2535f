import { defineMessages } from "../message";

/** Messages of `deploy`: what was prepared, and why an approval is no longer valid. */
export const deploymentMessages = defineMessages({
  "deploy.previewing": { en: { text: "Previewing {stack} …" }, zh: { text: "正在预览 {stack} ……" } },
  "deploy.previewFailed": {
    en: { text: "The preview of {stack} failed; there is nothing to approve:\n{reason}" },
    zh: { text: "{stack} 预览失败，没有可供批准的内容：\n{reason}" },
  },
  "deploy.configurationInvalid": {
    en: { text: "{file} has errors:\n{mistakes}" },
    zh: { text: "{file} 有错误：\n{mistakes}" },
  },
  "deploy.noChanges": { en: { text: "no changes" }, zh: { text: "无变更" } },
  "deploy.prepared": {
    en: {
      text: "Prepared in {folder}. Digest: {digest}",
      fix: "Run this command after the approval: dts-cross-account deploy --approved {digest} --artefact {folder}",
    },
    zh: {
      text: "部署内容已写入 {folder}。摘要：{digest}",
      fix: "批准后运行：dts-cross-account deploy --approved {digest} --artefact {folder}",
    },
  },
  "deploy.folderInUse": {
    en: {
      text: "{folder} already contains {file}, which is not part of a deployment.",
      fix: "Choose another folder with `--out`.",
    },
    zh: { text: "{folder} 中已有 {file}，它不属于部署内容。", fix: "请用 `--out` 指定其他目录。" },
  },
  "deploy.artefactUnreadable": {
    en: {
      text: "{folder} contains no deployment: {reason}.",
      fix: "Prepare one with `dts-cross-account deploy --out {folder}`.",
    },
    zh: {
      text: "{folder} 中没有部署内容：{reason}。",
      fix: "请运行 `dts-cross-account deploy --out {folder}` 生成。",
    },
  },
  "deploy.artefactOutdated": {
    en: {
      text: "The deployment in {folder} has format {version}; this program applies only format {supported}, which covers more.",
      fix: "Prepare it again with `dts-cross-account deploy --out {folder}`, and get it approved again.",
    },
    zh: {
      text: "{folder} 中的部署内容为格式 {version}；本程序只应用格式 {supported}，它覆盖的内容更多。",
      fix: "请用 `dts-cross-account deploy --out {folder}` 重新生成，并再次提交审批。",
    },
  },
  "deploy.notApprovable": {
    en: {
      text: "This cannot be approved, because what would run is not certain:\n{reasons}",
      fix: "Run `npm ci` and `npm run build`, remove the named files, and prepare the deployment again.",
    },
    zh: {
      text: "无法提交审批，因为无法确定将要运行的内容：\n{reasons}",
      fix: "请运行 `npm ci` 与 `npm run build`，删除上述文件，然后重新生成。",
    },
  },
  "deploy.stoppedBefore": {
    en: {
      text: "Refused {stack}: something changed during this run. Applied before: {applied}.",
      fix: "Run `dts-cross-account deploy` to prepare it again, and get it approved again.",
    },
    zh: {
      text: "已拒绝 {stack}：本次运行期间有内容被改动。此前已应用：{applied}。",
      fix: "请用 `dts-cross-account deploy` 重新生成，并再次提交审批。",
    },
  },
  "deploy.refused": {
    en: {
      text: "Refused: this is not what was approved. Nothing was applied.",
      fix: "Run `dts-cross-account deploy` to prepare it again, and get it approved again.",
    },
    zh: {
      text: "已拒绝，未应用任何变更：这不是被批准的内容。",
      fix: "请用 `dts-cross-account deploy` 重新生成，并再次提交审批。",
    },
  },
  "deploy.applying": { en: { text: "Applying {stack} …" }, zh: { text: "正在应用 {stack} ……" } },
  "deploy.applyFailed": {
    en: {
      text: "`pulumi up` of {stack} exited with code {exitCode}. Applied before the failure: {applied}.",
      fix: "Fix the cause, prepare the deployment again and get it approved. An update plan is checked resource by resource, so a part of it may already be applied; that part then shows no changes.",
    },
    zh: {
      text: "{stack} 的 `pulumi up` 退出码为 {exitCode}。此前已应用：{applied}。",
      fix: "请解决问题后重新生成并提交审批。更新计划逐个资源检查，可能已应用一部分；已完成的部分届时不再显示为变更。",
    },
  },
  "deploy.applied": {
    en: { text: "Applied as approved: {stacks}." },
    zh: { text: "已按批准内容应用：{stacks}。" },
  },
  "approval.digestDiffers": {
    en: { text: "digest: the artefact has {present}, but {approved} was approved" },
    zh: { text: "摘要：现有内容为 {present}，被批准的是 {approved}" },
  },
  "approval.expired": {
    en: { text: "time: the approval ended at {expires}" },
    zh: { text: "时间：批准已于 {expires} 失效" },
  },
  "approval.variableRefused": {
    en: { text: "environment: {variable} is set, which can change what runs; unset it" },
    zh: { text: "环境变量：{variable} 可能改变运行的内容，请取消设置" },
  },
  "approval.destinationDiffers": {
    en: { text: "destination: {name} is different" },
    zh: { text: "目的地：{name} 有变化" },
  },
  "approval.versionDiffers": {
    en: {
      text: "version of {stack}: it was updated or destroyed after this was prepared; an approval is used once",
    },
    zh: { text: "{stack} 的版本：生成之后该堆栈已被更新或销毁；一次批准只能使用一次" },
  },
  "approval.startDiffers": {
    en: { text: "start of the program: {name} is different" },
    zh: { text: "程序的启动：{name} 有变化" },
  },
  "approval.sourcesDiffer": {
    en: { text: "program: the sources that it is built from are different" },
    zh: { text: "程序：用于编译的源代码有变化" },
  },
  "approval.buildOutdated": {
    en: { text: "program: dist/ is older than its sources, so the run would compile them" },
    zh: { text: "程序：dist/ 早于源代码，运行时会重新编译" },
  },
  "approval.foreignFile": {
    en: { text: "program: {file} is not part of the build" },
    zh: { text: "程序：{file} 不属于编译结果" },
  },
  "approval.linkRefused": {
    en: { text: "{file} is a link or a special file; only regular files are accepted there" },
    zh: { text: "{file} 是链接或特殊文件；此处只接受普通文件" },
  },
  "approval.packageDiffers": {
    en: { text: "packages: the installed files of {package} are different" },
    zh: { text: "依赖包：已安装的 {package} 的文件有变化" },
  },
  "approval.packageNotLocked": {
    en: { text: "packages: the installed {package} is not the one in package-lock.json" },
    zh: { text: "依赖包：已安装的 {package} 与 package-lock.json 不一致" },
  },
  "approval.fileDiffers": {
    en: { text: "artefact: {file} was changed after it was sealed" },
    zh: { text: "产物：{file} 在生成之后被改动" },
  },
  "approval.stackMissing": {
    en: { text: "stacks: {stack} is not part of the approval ({approved})" },
    zh: { text: "堆栈：{stack} 不在被批准的内容中（{approved}）" },
  },
  "approval.configurationDiffers": {
    en: { text: "configuration of {stack}: {key} has a different value" },
    zh: { text: "{stack} 的配置：{key} 的值有变化" },
  },
  "approval.grantDiffers": {
    en: { text: "grant {grant} of {stack}: the source side offers something different" },
    zh: { text: "{stack} 的授权 {grant}：源方提供的内容有变化" },
  },
  "approval.programDiffers": {
    en: { text: "program: the compiled folder {folder} is different" },
    zh: { text: "程序：编译后的 {folder} 有变化" },
  },
  "approval.lockFileDiffers": {
    en: { text: "packages: package-lock.json is different" },
    zh: { text: "依赖包：package-lock.json 有变化" },
  },
  "approval.commitDiffers": {
    en: { text: "commit: this is {present}, but {approved} was approved" },
    zh: { text: "提交：此处为 {present}，被批准的是 {approved}" },
  },
  "approval.workingTreeDiffers": {
    en: { text: "working tree: {file} was changed after the commit" },
    zh: { text: "工作区：{file} 在提交之后被改动" },
  },
  "approval.liveDiffers": {
    en: { text: "live state of {stack}: {resource} has been changed outside Pulumi since then" },
    zh: { text: "{stack} 的实际状态：{resource} 此后在 Pulumi 之外被修改" },
  },
  "approval.planDiffers": {
    en: { text: "plan of {stack}: {resource} would change in a different way" },
    zh: { text: "{stack} 的更新计划：{resource} 的变更与批准时不同" },
  },
  "approval.accessDiffers": {
    en: { text: "access: {subject} would gain or lose different access" },
    zh: { text: "访问权限：{subject} 获得或失去的权限与批准时不同" },
  },
});
