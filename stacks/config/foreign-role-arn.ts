import { mistake, type Mistake } from "./mistake";
import { shownValue } from "./shown-value";

/** Account and name of a role stand in its ARN once more, for sts: both must be the same. */
export function foreignRoleArn(role: {
  readonly sourceUin: string;
  readonly roleName: string;
  readonly roleArn: string;
}): Mistake[] {
  const expected = `qcs::cam::uin/${role.sourceUin}:roleName/${role.roleName}`;
  if (role.roleArn === expected) return [];
  return [mistake(["roleArn"], "grantFile.roleArnInvalid", { found: shownValue(role.roleArn), expected })];
}
