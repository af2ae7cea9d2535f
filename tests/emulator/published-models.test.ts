import type { z } from "zod";
import { createClock } from "../../emulator/clock";
import defaultSeed from "../../emulator/accounts/default.json";
import { completeAccountSeed } from "../../emulator/accounts/read-account-seed";
import { publishedModels, type PublishedFields } from "../../emulator/published/models";
import { createServices } from "../../emulator/services";
import { createWorld } from "../../emulator/world/create-world";
import differences from "../matrix/published-differences.json";

const world = createWorld(completeAccountSeed(defaultSeed, "default"), createClock({ speed: 0 }));
const services = createServices(world).all;

type Schema = z.core.$ZodType;
interface Definition {
  readonly type: string;
  readonly innerType?: Schema;
  readonly in?: Schema;
  readonly out?: Schema;
  readonly element?: Schema;
  readonly options?: readonly Schema[];
  readonly values?: readonly unknown[];
  readonly shape?: Readonly<Record<string, Schema>>;
}

const wrappers = new Set(["optional", "nullable", "default", "prefault", "readonly"]);

/** The innermost schema. */
function bare(schema: Schema): { readonly definition: Definition; readonly isRequired: boolean } {
  let isRequired = true;
  let definition = schema._zod.def as unknown as Definition;
  while (wrappers.has(definition.type) || definition.type === "pipe") {
    if (definition.type !== "pipe") isRequired = false;
    const inner = definition.innerType ?? definition.in;
    definition = inner!._zod.def as unknown as Definition;
  }
  return { definition, isRequired };
}

function typeOf(definition: Definition): string {
  if (definition.type === "array") return `[${typeOf(bare(definition.element!).definition)}]`;
  if (definition.type === "enum") return "string";
  if (definition.type === "literal") return typeof definition.values![0] === "number" ? "int" : "string";
  if (definition.type === "union") return typeOf(bare(definition.options![0]!).definition);
  return { number: "int", boolean: "bool" }[definition.type] ?? definition.type;
}

/** The differences between our schema and the published model, as sentences. */
function compare(
  shape: Readonly<Record<string, Schema>>,
  published: PublishedFields,
  objects: Readonly<Record<string, PublishedFields>>,
  at: string,
  inside: readonly string[] = [],
): string[] {
  const unknown = Object.keys(shape).filter((name) => !(name in published));
  return [
    ...unknown.map((name) => `${at}.${name}: not published`),
    ...Object.entries(published).flatMap(([name, text]) => {
      if (!(name in shape)) return [`${at}.${name}: missing here`];
      const { definition, isRequired } = bare(shape[name]!);
      const type = text.replace("!", "").replace("float", "int");
      const element = type.replace(/[[\]]/g, "");
      const wanted = element in objects ? type.replace(element, "object") : type;
      if (typeOf(definition) !== wanted) return [`${at}.${name}: ${typeOf(definition)}, published ${wanted}`];
      const own = isRequired !== text.endsWith("!") ? [`${at}.${name}: required differs`] : [];
      if (!(element in objects) || inside.includes(element)) return own;
      const object = definition.type === "array" ? bare(definition.element!).definition : definition;
      return [
        ...own,
        ...compare(object.shape ?? {}, objects[element]!, objects, `${at}.${name}`, [...inside, element]),
      ];
    }),
  ];
}

test.each(publishedModels.map((model) => [model.service, model] as const))(
  "%s: every published action is there, with the published fields",
  (name, { actions, objects, version }) => {
    const service = services.find((candidate) => candidate.name === name)!;
    const found = Object.entries(actions).flatMap(([action, fields]) => {
      const operation = service.operations[action];
      return operation
        ? compare(operation.parameters.shape, fields, objects, action)
        : [`${action}: missing`];
    });
    const unpublished = Object.keys(service.operations).filter((action) => !(action in actions));
    expect(service.version).toBe(version);
    expect(unpublished).toEqual([]);
    expect(found).toEqual((differences as Record<string, string[]>)[name]);
  },
);
