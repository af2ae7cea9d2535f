import { readStackChange, type Report } from "../../../governance/review";
import { sourceUin, targetUin } from "./stacks";

export const hidden = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const rolePath = `${sourceUin}/role/dts-orders`;
export const policies = (policyNames: unknown, roleName: unknown = "dts-orders") => ({
  connection: { accountUin: sourceUin },
  roleName,
  policyNames,
});
export const rulesOf = ({ findings }: Report) =>
  findings.filter(({ isNew }) => isNew).map(({ rule }) => rule);
export const pathChange = ({ paths }: Report, principal: string) =>
  paths.find((path) => path.principal === principal)?.change;
export const root = `qcs::cam::uin/${targetUin}:uin/${targetUin}`;

export interface Step {
  readonly op: string;
  readonly urn?: string;
  readonly oldState?: object | null;
  readonly newState?: object | null;
}
export const roleUrn = "urn:pulumi:source::p::cam:Role::orders-role";
export const roleState = (inputs: object, more: object = {}) => ({
  type: "pulumi-nodejs:dynamic/cam:Role",
  id: "dts-orders",
  custom: true,
  inputs,
  outputs: inputs,
  ...more,
});
export const preview = (steps: readonly Step[], resources: readonly object[]) =>
  readStackChange(
    "source",
    JSON.stringify({ steps: steps.map((step) => ({ urn: roleUrn, ...step })) }),
    JSON.stringify({ deployment: { resources } }),
  );
