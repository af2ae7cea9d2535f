import { RunError } from "@pulumi/pulumi/errors";
import { problem, renderProblem } from "../core/messages";

/**
 * Changes arguments of one part of a component: partial arguments that are merged over the component's own, or a function
 * that returns them. `Fixed` arguments cannot be changed.
 *
 * @example
 * new SourceGrant("orders", {
 *   ...args,
 *   transform: { policies: { policyNames: ["QcloudDTSReadOnlyAccess", "orders-describe-only"] } },
 * });
 * @example
 * new AssumeRoleGrant("orders", {
 *   ...args,
 *   transform: {
 *     policy: ({ policyName }) => ({ policyName: pulumi.interpolate`team-a-${policyName}` }),
 *   },
 * });
 */
export type Transform<Args, Fixed extends keyof Args> =
  Partial<Omit<Args, Fixed>> | ((args: Readonly<Args>) => Partial<Omit<Args, Fixed>>);

/**
 * The arguments of a part with its transform applied. An undefined value in the transform changes nothing.
 *
 * @throws {RunError} when the transform changes a fixed argument.
 */
export function transformed<Args extends object, Fixed extends keyof Args & string>(
  name: string,
  args: Args,
  transform: Transform<Args, Fixed> | undefined,
  fixed: readonly Fixed[],
): Args {
  const changes = typeof transform === "function" ? transform(args) : (transform ?? {});
  const changed = Object.entries(changes).filter(([, value]) => value !== undefined);
  const [refused] = changed.filter(([key]) => (fixed as readonly string[]).includes(key));
  if (refused) {
    const parameters = { name, key: refused[0], fixed: fixed.join(", ") };
    throw new RunError(renderProblem(problem("component.transformRefused", parameters)));
  }
  return { ...args, ...Object.fromEntries(changed) };
}
