import { defaultRoleName } from "./configuration";
import { duplicates } from "./duplicates";
import { mistake, type Mistake } from "./mistake";
import { entriesOf, keyOf, textOf, type Written } from "./written";

/** Rules between the keys of a source stack; a schema checks each key alone. */
export function sourceRules(written: Written): Mistake[] {
  const grants = entriesOf(keyOf(written, "grants"));
  return [
    ...duplicates(grants.map((grant) => keyOf(grant, "name"))),
    ...duplicates(grants.map(roleNameOf)),
    ...grants.flatMap((grant) => grantToOwnAccount(written, grant)),
  ];
}

/** The written role name, or the default that follows from the grant's name. */
function roleNameOf(grant: Written): Written {
  const roleName = keyOf(grant, "roleName");
  const name = keyOf(grant, "name");
  if (roleName.value !== undefined) return roleName;
  return { path: name.path, value: typeof name.value === "string" ? defaultRoleName(name.value) : undefined };
}

function grantToOwnAccount(written: Written, grant: Written): Mistake[] {
  const targetUin = keyOf(grant, "targetUin");
  const found = textOf(targetUin);
  if (found === undefined || found !== textOf(keyOf(written, "accountUin"))) return [];
  return [mistake(targetUin.path, "configuration.grantToOwnAccount", { found })];
}
