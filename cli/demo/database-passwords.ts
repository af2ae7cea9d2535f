import { parse } from "yaml";
import type { Emulator } from "../../emulator";

interface Endpoint {
  readonly instanceId: string;
  readonly user: string;
}

interface StackFile {
  readonly config: Readonly<Record<string, unknown>>;
}

/**
 * The database passwords that a stack file omits, by configuration path, taken from the instances of the emulator.
 *
 * @param stackFile text of a target stack's `Pulumi.<stack>.yaml`
 */
export function databasePasswords(stackFile: string, emulator: Emulator): Record<string, string> {
  const { config } = parse(stackFile) as StackFile;
  const jobs = (config["dts-cross-account:jobs"] ?? []) as Record<"source" | "target", Endpoint>[];
  const secrets = jobs.flatMap((job, index) =>
    (["source", "target"] as const).map((side) => [
      `dts-cross-account:jobs[${index}].${side}.password`,
      passwordOf(job[side], emulator),
    ]),
  );
  return Object.fromEntries(secrets) as Record<string, string>;
}

function passwordOf({ instanceId, user }: Endpoint, { world }: Emulator): string {
  const instance = world.instances.find((candidate) => candidate.instanceId === instanceId);
  return instance?.users.find(({ name }) => name === user)?.password ?? "";
}
