import type { DatabaseInstance } from "../world";
import type { CheckFacts } from "./facts";
import { error, warning, type Remark } from "./remark";

const minPacketBytes = 4 * 1024 * 1024;

/** The values that DTS requires, and the defaults of an instance that lists none. Source: the product's precheck page (571/61639). */
const usualValues: Readonly<Record<string, string>> = {
  log_bin: "ON",
  binlog_format: "ROW",
  binlog_row_image: "FULL",
  server_id: "1",
  lower_case_table_names: "0",
  innodb_stats_on_metadata: "OFF",
  max_allowed_packet: String(64 * 1024 * 1024),
  gtid_mode: "OFF",
  sql_mode: "",
};

export function parameterOf(instance: DatabaseInstance, name: string): string {
  return String(instance.parameters[name] ?? usualValues[name] ?? "").toUpperCase();
}

export function examineSurroundings({ source }: CheckFacts): Remark[] {
  return source.instance ? mustBe(source.instance, "innodb_stats_on_metadata", "OFF") : [];
}

export function examineBinlog({ source }: CheckFacts): Remark[] {
  const { instance } = source;
  if (!instance) return [];
  const wanted = ["log_bin", "binlog_format", "binlog_row_image"];
  const remarks = wanted.flatMap((name) => mustBe(instance, name, usualValues[name] ?? ""));
  if (parameterOf(instance, "server_id") === "0") remarks.push(wrongParameter("server_id", "0", "> 0"));
  if (parameterOf(instance, "gtid_mode") !== "ON") {
    remarks.push(warning({ zh: "源库 gtid_mode 未开启，建议开启", en: "gtid_mode of the source is not ON" }));
  }
  return remarks;
}

export function examineSimpleParameters({ source, target }: CheckFacts): Remark[] {
  if (!source.instance || !target.instance) return [];
  const [before, after] = [source.instance, target.instance].map((it) =>
    parameterOf(it, "lower_case_table_names"),
  );
  const remarks =
    before === after ? [] : [wrongParameter("lower_case_table_names", after ?? "", before ?? "")];
  const packet = parameterOf(target.instance, "max_allowed_packet");
  if (Number(packet) < minPacketBytes)
    remarks.push(wrongParameter("max_allowed_packet", packet, `>= ${minPacketBytes}`));
  return remarks;
}

/** Settings that may cause trouble later but do not stop the job. */
export function examineWarnings({ source, target }: CheckFacts): Remark[] {
  if (!source.instance || !target.instance) return [];
  const [before, after] = [source.instance, target.instance].map((it) => parameterOf(it, "sql_mode"));
  if (before === after) return [];
  return [
    warning({
      zh: `源实例中sql_mode为 '${before}'， 目标实例中sql_mode为 '${after}'。建议设置为相同`,
      en: `sql_mode is '${before}' on the source and '${after}' on the target. The same value is advised`,
    }),
  ];
}

function mustBe(instance: DatabaseInstance, name: string, wanted: string): Remark[] {
  const actual = parameterOf(instance, name);
  return actual === wanted ? [] : [wrongParameter(name, actual, wanted)];
}

function wrongParameter(name: string, actual: string, wanted: string): Remark {
  return error(
    {
      zh: `参数 ${name} 当前值为 ${actual}，要求为 ${wanted}`,
      en: `${name} is ${actual}, it has to be ${wanted}`,
    },
    { zh: `请将参数 ${name} 修改为 ${wanted}`, en: `Set ${name} to ${wanted}` },
  );
}
