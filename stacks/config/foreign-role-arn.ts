import { mistake, type Mistake } from "./mistake";
import { shownValue } from "./shown-value";

/** A mistake if a role's ARN does not contain the same account and role name as the other fields. */
export function foreignRoleArn(role: {
  readonly sourceUin: string;
  readonly roleName: string;
  readonly roleArn: string;
}): Mistake[] {
  const expected = `qcs::cam::uin/${role.sourceUin}:roleName/${role.roleName}`;
  if (role.roleArn === expected) return [];
  return [mistake(["roleArn"], "grantFile.roleArnInvalid", { found: shownValue(role.roleArn), expected })];
}
