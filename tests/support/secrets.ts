import type { Workspace } from "../../cli/workspace/workspace";
import type { Emulator } from "../../emulator";

/** One external ID, or the list of those that a rotation accepts. */
const acceptedIds = /"sts:external_id":("[^"]+"|\[[^\]]+\])/g;
const parseIds = (text: string) => [JSON.parse(text) as string | string[]].flat();

/** Every secret that a run of both stacks has used: permanent and temporary keys, external IDs, passwords. */
export function secretsOf(emulator: Emulator, workspace: Workspace): string[] {
  const permanent = Object.entries(workspace.variables)
    .filter(([name]) => /_SECRET_(ID|KEY)$/.test(name))
    .map(([, value]) => value);
  const temporary = emulator.world.keys
    .list()
    .flatMap(({ secretId, secretKey, session }) => [
      secretId,
      secretKey,
      ...(session ? [session.token] : []),
    ]);
  const passwords = emulator.world.instances.flatMap(({ users }) => users.map(({ password }) => password));
  const externalIds = emulator.world.roles.flatMap(({ trustPolicyText }) =>
    [...trustPolicyText.matchAll(acceptedIds)].flatMap(([, ids = ""]) => parseIds(ids)),
  );
  return [...new Set([...permanent, ...temporary, ...passwords, ...externalIds])];
}
