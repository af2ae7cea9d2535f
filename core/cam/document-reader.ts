import type { DocumentProblem, DocumentProblemCode } from "./document-problem";
import { isUnknownValue } from "./unknown-value";

interface ElementNames {
  readonly required: readonly string[];
  readonly optional?: readonly string[];
}

/** Reads parts of a document of unknown shape and collects everything that is wrong, so that one run shows it all. */
export class DocumentReader {
  readonly problems: DocumentProblem[] = [];

  report(code: DocumentProblemCode, path: string, value?: string): void {
    this.problems.push({ code, path, ...(value === undefined ? {} : { value }) });
  }

  /** The members of an object with lower-case names: CAM asks for lower case, older clients send `Statement`. */
  elements(
    value: unknown,
    path: string,
    { required, optional = [] }: ElementNames,
  ): Readonly<Record<string, unknown>> {
    const found: Record<string, unknown> = {};
    for (const [name, content] of this.members(value, path)) {
      const element = name.toLowerCase();
      if (!required.includes(element) && !optional.includes(element)) {
        this.report("elementUnknown", path, name);
      } else if (Object.hasOwn(found, element)) {
        this.report("elementRepeated", path, name);
      } else {
        found[element] = content;
      }
    }
    if (isObject(value)) {
      for (const name of required.filter((element) => !Object.hasOwn(found, element))) {
        this.report("elementMissing", path, name);
      }
    }
    return found;
  }

  /** The members of an object as they are named. */
  members(value: unknown, path: string): [string, unknown][] {
    if (isObject(value)) return Object.entries(value);
    this.report("notAnObject", path);
    return [];
  }

  /** One or many values, each with its path. */
  list(value: unknown, path: string): { readonly item: unknown; readonly path: string }[] {
    if (!Array.isArray(value)) return [{ item: value, path }];
    return value.map((item: unknown, index) => ({ item, path: `${path}[${index}]` }));
  }

  /** One or many texts; `isValid` decides which of them are reported under the given code. */
  texts(
    value: unknown,
    path: string,
    code: DocumentProblemCode,
    isValid: (text: string) => boolean,
  ): string[] {
    const items = this.list(value, path);
    if (items.length === 0) this.report(code, path);
    return items.flatMap(({ item, path: itemPath }) => {
      if (typeof item !== "string") {
        this.report("wrongType", itemPath);
        return [];
      }
      if (!isValid(item)) this.report(code, itemPath, item);
      return [item];
    });
  }
}

export const joinPath = (path: string, name: string): string => (path === "" ? name : `${path}.${name}`);

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isUnknownValue(value);
}
