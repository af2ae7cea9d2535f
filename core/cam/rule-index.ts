import type { AccessRule, PlacedRule } from "./access-rules";

/** Finds the rules that can speak of the same requests as another, without asking each: most name one resource. */
export class RuleIndex {
  private readonly exact = new Map<string, AccessRule[]>();
  private readonly general: AccessRule[] = [];
  private readonly all: readonly AccessRule[];

  constructor(placed: readonly PlacedRule[]) {
    this.all = placed.map(({ rule }) => rule);
    for (const rule of this.all) {
      if (isExact(rule.resource))
        this.exact.set(rule.resource, [...(this.exact.get(rule.resource) ?? []), rule]);
      else this.general.push(rule);
    }
  }

  /** At least every rule that covers a request which the given rule covers too. */
  touching({ resource }: AccessRule): readonly AccessRule[] {
    return isExact(resource) ? [...(this.exact.get(resource) ?? []), ...this.general] : this.all;
  }
}

/** Without a wildcard, a variable or an empty region, a name covers just itself. */
function isExact(resource: string): boolean {
  return resource.startsWith("qcs::cam::uin/") && !/[*$]/.test(resource);
}
