import { defineMessages } from "../message";

const manyJobsDocs = "docs/many-jobs.md";

/** Errors in what the jobs of a stack are built from: `jobsFile`, `jobDefaults` and `jobPasswords`. */
export const configurationJobsMessages = defineMessages({
  "configuration.passwordInFile": {
    en: {
      text: "Passwords are not allowed in this file.",
      fix: "Remove it here. Then run `pulumi config set --secret --path 'jobPasswords.NAME.source'` for one job, or `… --path 'jobDefaults.source.password'` for all jobs that share a password. If the file has been shared, change the password.",
    },
    zh: {
      text: "此文件中不得出现密码。",
      fix: "请在此删除，并为单个任务运行 `pulumi config set --secret --path 'jobPasswords.NAME.source'`，或为共用密码的任务运行 `… --path 'jobDefaults.source.password'`。若文件已被共享，请修改密码。",
    },
    docs: manyJobsDocs,
  },
  "configuration.passwordOfNoJob": {
    en: { text: "No job is named {name}.", fix: "Correct the name, or remove its passwords." },
    zh: { text: "没有名为 {name} 的任务。", fix: "请更正名称，或删除其密码。" },
  },
  "configuration.nameInDefaults": {
    en: {
      text: "`name` cannot have a default: every job needs its own name.",
      fix: "Remove `name` from `jobDefaults`.",
    },
    zh: {
      text: "`name` 不能有默认值：每个任务都需要自己的名称。",
      fix: "请从 `jobDefaults` 中删除 `name`。",
    },
  },
  "configuration.jobsFileKind": {
    en: {
      text: "The file type is not supported.",
      fix: "Use a file whose name ends with one of: {allowed}.",
    },
    zh: { text: "不支持该文件类型。", fix: "请使用以下列后缀之一结尾的文件：{allowed}。" },
    docs: manyJobsDocs,
  },
  "configuration.jobsFileMissing": {
    en: {
      text: "The jobs file cannot be read ({reason}).",
      fix: "Check the path. It is relative to the project folder.",
    },
    zh: { text: "无法读取任务文件（{reason}）。", fix: "请检查路径；路径相对于项目目录。" },
  },
  "configuration.jobsFileMalformed": {
    en: {
      text: "The file cannot be parsed from this position on: {reason}.",
      fix: "Correct the file at this position.",
    },
    zh: { text: "从此处起无法解析该文件：{reason}。", fix: "请更正此处。" },
    docs: manyJobsDocs,
  },
  "configuration.columnsUnnamed": {
    en: {
      text: "The first row does not name the columns. It is not shown, because it may hold passwords.",
      fix: "Add a first row with the names of the columns. Allowed: {allowed}.",
    },
    zh: {
      text: "首行没有列名。由于其中可能有密码，此处不显示其内容。",
      fix: "请在首行写明各列的名称。可用：{allowed}。",
    },
    docs: manyJobsDocs,
  },
  "configuration.columnTwice": {
    en: { text: "The column `{column}` appears twice.", fix: "Remove one of them." },
    zh: { text: "`{column}` 列重复出现。", fix: "请删除其中之一。" },
  },
  "configuration.cellsTooMany": {
    en: {
      text: "The row has {cells} cells, but there are only {columns} columns.",
      fix: "Put double quotes around a cell that contains a comma.",
    },
    zh: { text: "该行有 {cells} 个单元格，但只有 {columns} 列。", fix: "请将含逗号的单元格用双引号括起。" },
  },
});
