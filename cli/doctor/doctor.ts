import { Cloud } from "../../cloud/client";
import { ProblemError } from "../../core/messages";
import type { SourceConfiguration, TargetConfiguration } from "../../stacks/config";
import { examineSource } from "./examine-source";
import { examineTarget } from "./examine-target";
import { renderSections, sectionsAsJson } from "./render-sections";
import { verdictOf, type DoctorCheck, type Section } from "./section";
import { allStacksIn, readStackFile } from "./stack-file";

export interface DoctorOptions {
  /** Name of a stack. Default: every stack that has a file in the folder. */
  readonly stack?: string;
  readonly json?: boolean;
  /** Default: the current folder. */
  readonly folder?: string;
}

/** Exit codes of `doctor`. */
export const exitCodes = { passed: 0, failed: 1, unknown: 2 } as const;

/** Checks stacks from their files. Read-only; needs no state. */
export async function doctor({
  stack,
  json = false,
  folder = process.cwd(),
}: DoctorOptions): Promise<number> {
  const stacks = stack === undefined ? allStacksIn(folder) : [bareName(stack)];
  const cloud = new Cloud();
  const examined = stacks.map((name) => examineStack(cloud, name, folder).catch(unlessMalformed(name)));
  const sections = (await Promise.all(examined)).flat();
  console.log(json ? JSON.stringify(sectionsAsJson(sections), null, 2) : renderSections(sections));
  return exitCodes[verdictOf(sections)];
}

/** The last part of a full stack name `organization/project/stack`, which names the file. */
function bareName(stack: string): string {
  return stack.split("/").at(-1) ?? stack;
}

/** A malformed file fails only its own stack. */
function unlessMalformed(stack: string): (error: unknown) => Section[] {
  return (error) => {
    const isMalformed =
      error instanceof ProblemError &&
      error.problems.some(({ code }) => code === "doctor.stackFileMalformed");
    if (!isMalformed) throw error;
    const configuration: DoctorCheck = {
      name: "configuration",
      verdict: "failed",
      problems: error.problems,
    };
    return [{ stack, subject: `Pulumi.${stack}.yaml`, checks: [configuration] }];
  };
}

async function examineStack(cloud: Cloud, stack: string, folder: string): Promise<Section[]> {
  const { file, parsed, withoutPasswords } = readStackFile(folder, stack);
  const configuration: DoctorCheck = parsed.ok
    ? { name: "configuration", verdict: "passed", problems: [] }
    : { name: "configuration", verdict: "failed", problems: parsed.problems };
  const head: Section = { stack, subject: file, checks: [configuration] };
  if (!withoutPasswords.ok) return [head];
  return [head, ...(await examineRole(cloud, stack, file, withoutPasswords.configuration, folder))];
}

function examineRole(
  cloud: Cloud,
  stack: string,
  file: string,
  configuration: SourceConfiguration | TargetConfiguration,
  folder: string,
): Promise<Section[]> {
  return configuration.role === "source"
    ? examineSource(cloud, stack, file, configuration)
    : examineTarget(cloud, stack, file, configuration, folder);
}
