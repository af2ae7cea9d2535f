import { createHash } from "node:crypto";
import { chooseLanguage, ProblemError, renderProblem, type Problem } from "../../messages";
import type { Engine } from "./engine";
import { type HostError, toHostError } from "./host-error";
import { PartialResource } from "./partial-resource";
import type { ResourceContext } from "./resource-context";
import { hasUnknown, type HostInputs, type ResourceLogic } from "./resource-logic";

type Properties = Record<string, unknown>;

/** The methods that Pulumi's dynamic host calls on what the literal in state returns. */
export interface DynamicProvider {
  check(olds: Properties, news: Properties): Promise<{ inputs: Properties; failures: object[] }>;
  diff(id: string, olds: Properties, news: Properties): Promise<object>;
  create(inputs: Properties): Promise<{ id: string; outs: Properties }>;
  read(id: string, properties: Properties): Promise<{ id?: string; props?: Properties }>;
  update(id: string, olds: Properties, news: Properties): Promise<{ outs: Properties }>;
  delete(id: string, properties: Properties): Promise<void>;
}

/** What the adapter needs of its process. */
export interface Host {
  readonly engine: Engine;
  contextFor(inputs: HostInputs): ResourceContext;
}

/**
 * Makes a Pulumi dynamic provider of a resource's logic. Every peculiarity of the dynamic host is met here:
 * results are made plain JSON with a string id (anything else loses a created resource), a partial creation keeps its
 * id together with `__provider`, and errors reach the user as their message, without a stack trace.
 */
export function toDynamicProvider(logic: ResourceLogic, host: Host): DynamicProvider {
  const context = (properties: Properties): ResourceContext => host.contextFor(properties as HostInputs);
  const justRead = new JustRead();

  return {
    check: (olds, news) =>
      reportingErrors(async () => {
        justRead.forget(olds);
        const existing = Object.keys(olds).length > 0 ? withoutProvider(olds) : undefined;
        const problems = await logic.check(withoutProvider(news), context(news), existing);
        return {
          inputs: news,
          failures: problems.map((found) => toCheckFailure(renderProblem(found))),
        };
      }).catch((error: HostError) => ({ inputs: news, failures: [toCheckFailure(error.message)] })),

    diff: (id, olds, news) =>
      reportingErrors(async () => {
        const difference = logic.diff(withoutProvider(olds), withoutProvider(news), id);
        const { obstacles = [] } = difference;
        if (obstacles.length > 0 && !justRead.has(olds)) throw new ProblemError(obstacles);
        explain([...difference.explanations, ...obstacles], context(news));
        return {
          changes: difference.hasChanges || hasUnknown(news),
          replaces: [...difference.replaces],
          deleteBeforeReplace: difference.deleteFirst ?? false,
        };
      }),

    create: (inputs) =>
      keepingPartial(inputs, async () => {
        const created = await logic.create(withoutProvider(inputs), context(inputs));
        return { id: String(created.id), outs: plain(created.outputs) };
      }),

    read: (id, properties) =>
      reportingErrors(async () => {
        const live = await logic.read(id, withoutProvider(properties), context(properties));
        justRead.add(properties);
        return live ? { id, props: plain(live) } : {};
      }),

    update: (id, olds, news) =>
      keepingPartial(news, async () => {
        const outputs = await logic.update(id, withoutProvider(olds), withoutProvider(news), context(news));
        return { outs: plain(outputs) };
      }),

    delete: (id, properties) =>
      reportingErrors(() => logic.delete(id, withoutProvider(properties), context(properties))),
  };
}

/**
 * A refresh asks for the difference, too, right after it has read: it only shows what it finds, so nothing stands in
 * its way. An update checks the inputs before it asks.
 */
class JustRead {
  private readonly resources = new Set<unknown>();

  add({ resourceUrn }: Properties): void {
    this.resources.add(resourceUrn);
  }

  forget({ resourceUrn }: Properties): void {
    this.resources.delete(resourceUrn);
  }

  has({ resourceUrn }: Properties): boolean {
    return this.resources.has(resourceUrn);
  }
}

/** Preview and update both ask for the difference; each sentence is said once in a run. */
const explained = new Set<string>();

function explain(sentences: readonly Problem[], { progress }: ResourceContext): void {
  for (const explanation of sentences) {
    const text = renderProblem(explanation, chooseLanguage());
    const key = createHash("sha256").update(text).digest("hex");
    if (explained.has(key)) continue;
    explained.add(key);
    progress.info(text);
  }
}

/** No property is named: the engine would print its value beside it, and the reason tells the path. */
function toCheckFailure(reason: string): { property: string; reason: string } {
  return { property: "", reason };
}

async function reportingErrors<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw toHostError(error);
  }
}

/** In the shape that the dynamic host turns into "exists, but failed to initialise". */
async function keepingPartial<Result>(inputs: Properties, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const hostError = toHostError(error);
    if (error instanceof PartialResource) {
      const properties = { ...plain(error.outputs), __provider: inputs.__provider };
      Object.assign(hostError, { id: String(error.id), properties, reasons: reasonsOf(error) });
    }
    throw hostError;
  }
}

function reasonsOf(error: ProblemError): string[] {
  return error.problems.map((found) => renderProblem(found));
}

function withoutProvider(properties: Properties): HostInputs {
  const { __provider, ...rest } = properties;
  return rest as HostInputs;
}

function plain(value: object): Properties {
  return JSON.parse(JSON.stringify(value)) as Properties;
}
