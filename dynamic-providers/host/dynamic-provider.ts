import { createHash } from "node:crypto";
import { chooseLanguage, type Problem, ProblemError, renderProblem } from "../../core/messages";
import type { Engine } from "./engine";
import { type HostError, toHostError } from "./host-error";
import { PartialResource } from "./partial-resource";
import { type HostInputs, plainForm, type PropertyForm } from "../../core/state";
import type { ResourceContext } from "./resource-context";
import { hasUnknown, type ResourceLogic } from "./resource-logic";
import { urnOf } from "./resource-urn";

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
  /** @param urn of the resource that is worked on. */
  contextFor(urn: string | undefined): ResourceContext;
}

/**
 * Makes a Pulumi dynamic provider of a resource's logic. Every peculiarity of the dynamic host is met here:
 * results are made plain JSON with a string id (anything else loses a created resource), a partial creation keeps its
 * id together with `__provider`, and errors reach the user as their message, without a stack trace.
 */
export function toDynamicProvider(pulumiType: string, logic: ResourceLogic, host: Host): DynamicProvider {
  const urn = (properties: HostInputs) => urnOf(pulumiType, properties);
  const context = (properties: HostInputs) => host.contextFor(urn(properties));
  const form: PropertyForm<HostInputs, HostInputs> = logic.form ?? plainForm;
  const inputsOf = (properties: Properties) => form.toInputs(withoutProvider(properties));
  const outputsOf = (properties: Properties) => form.toOutputs(withoutProvider(properties));
  /**
   * A refresh asks for the difference, too, right after it has read: it only shows what it finds, so nothing stands in
   * its way. An update checks the inputs before it asks.
   */
  const justRead = new Set<string | undefined>();

  return {
    check: (olds, news) =>
      reportingErrors(async () => {
        const inputs = inputsOf(news);
        justRead.delete(urn(inputs));
        const existing = Object.keys(olds).length > 0 ? inputsOf(olds) : undefined;
        const problems = await logic.check(inputs, context(inputs), existing);
        return {
          inputs: news,
          failures: problems.map((found) => toCheckFailure(renderProblem(found))),
        };
      }).catch((error: HostError) => ({ inputs: news, failures: [toCheckFailure(error.message)] })),

    diff: (id, olds, news) =>
      reportingErrors(async () => {
        const remembered = outputsOf(olds);
        const inputs = inputsOf(news);
        const difference = logic.diff(remembered, inputs, id);
        const { obstacles = [] } = difference;
        if (obstacles.length > 0 && !justRead.has(urn(remembered))) throw new ProblemError(obstacles);
        explain([...difference.explanations, ...obstacles], context(inputs));
        return {
          changes: difference.hasChanges || hasUnknown(news),
          replaces: [...difference.replaces],
          deleteBeforeReplace: difference.deleteFirst ?? false,
        };
      }),

    create: (news) =>
      keepingPartial(news, form, async () => {
        const inputs = inputsOf(news);
        const created = await logic.create(inputs, context(inputs));
        return { id: String(created.id), outs: plain(form.toStored(created.outputs, inputs)) };
      }),

    read: (id, properties) =>
      reportingErrors(async () => {
        const remembered = outputsOf(properties);
        const live = await logic.read(id, remembered, context(remembered));
        justRead.add(urn(remembered));
        return live ? { id, props: plain(form.refreshed(withoutProvider(properties), live)) } : {};
      }),

    update: (id, olds, news) =>
      keepingPartial(news, form, async () => {
        const inputs = inputsOf(news);
        const outputs = await logic.update(id, outputsOf(olds), inputs, context(inputs));
        return { outs: plain(form.toStored(outputs, inputs)) };
      }),

    delete: (id, properties) =>
      reportingErrors(() => {
        const outputs = outputsOf(properties);
        return logic.delete(id, outputs, context(outputs));
      }),
  };
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
async function keepingPartial<Result>(
  news: Properties,
  form: PropertyForm<HostInputs, HostInputs>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const hostError = toHostError(error);
    if (error instanceof PartialResource) {
      const stored = form.toStored(error.outputs, form.toInputs(withoutProvider(news)));
      const properties = { ...plain(stored), __provider: news.__provider };
      Object.assign(hostError, { id: String(error.id), properties, reasons: reasonsOf(error) });
    }
    throw hostError;
  }
}

function reasonsOf(error: ProblemError): string[] {
  return error.problems.map((found) => renderProblem(found));
}

function withoutProvider(properties: Properties): Properties {
  const { __provider, ...rest } = properties;
  return rest;
}

function plain(value: object): Properties {
  return JSON.parse(JSON.stringify(value)) as Properties;
}
