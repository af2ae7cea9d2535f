import type { AccessRule, PlacedRule } from "./access-rules";

/** Finds the rules that can cover the same requests as another one without asking each: most rules name one resource. */
export class RuleIndex {
  private readonly exact = new Map<string, PlacedRule[]>();
  private readonly general: PlacedRule[] = [];

  constructor(private readonly all: readonly PlacedRule[]) {
    for (const placed of all) {
      const { resource } = placed.rule;
      const alike = this.exact.get(resource);
      if (!isExact(resource)) this.general.push(placed);
      else if (alike) alike.push(placed);
      else this.exact.set(resource, [placed]);
    }
  }

  /** At least every rule that covers a request which the given rule covers too. */
  touching({ resource }: AccessRule): readonly PlacedRule[] {
    return isExact(resource) ? [...(this.exact.get(resource) ?? []), ...this.general] : this.all;
  }
}

/** Without a wildcard, a variable or an empty region, a name covers just itself. */
function isExact(resource: string): boolean {
  return resource.startsWith("qcs::cam::uin/") && !/[*$]/.test(resource);
}
