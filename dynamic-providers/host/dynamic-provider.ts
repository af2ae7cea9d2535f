import { chooseLanguage, type Problem, ProblemError, renderProblem } from "../../core/messages";
import type { Engine } from "./engine";
import { type HostError, toHostError } from "./host-error";
import { PartialResource } from "./partial-resource";
import { type HostInputs, plainCodec, type StateCodec } from "../../core/state";
import type { ResourceContext } from "./resource-context";
import { hasUnknown, type ResourceLogic } from "./resource-logic";
import { urnOf } from "./resource-urn";

type Properties = Record<string, unknown>;

/** The methods that Pulumi's dynamic host calls on the object that the literal in the state returns. */
export interface DynamicProvider {
  check(olds: Properties, news: Properties): Promise<{ inputs: Properties; failures: object[] }>;
  diff(id: string, olds: Properties, news: Properties): Promise<object>;
  create(inputs: Properties): Promise<{ id: string; outs: Properties }>;
  read(id: string, properties: Properties): Promise<{ id?: string; props?: Properties }>;
  update(id: string, olds: Properties, news: Properties): Promise<{ outs: Properties }>;
  delete(id: string, properties: Properties): Promise<void>;
}

/** What the adapter needs from its process. */
export interface Host {
  readonly engine: Engine;
  /** Called with the inputs and outputs of each resource, so that no message of a service repeats a secret in them. */
  keepSecretsOf(properties: object): void;
  /** @param urn of the resource that the call is about. */
  contextFor(urn: string | undefined): ResourceContext;
}

/**
 * Makes a Pulumi dynamic provider from a resource's logic. Every peculiarity of the dynamic host is handled here:
 * results become plain JSON with a string id (otherwise a created resource is lost), a partial creation keeps its id
 * together with `__provider`, and users see the message of an error without a stack trace.
 */
export function toDynamicProvider(pulumiType: string, logic: ResourceLogic, host: Host): DynamicProvider {
  const urn = (properties: HostInputs) => urnOf(pulumiType, properties);
  const context = (properties: HostInputs) => host.contextFor(urn(properties));
  const codec: StateCodec<HostInputs, HostInputs> = logic.codec ?? plainCodec;
  const kept = <Kept extends object>(properties: Kept): Kept => {
    host.keepSecretsOf(properties);
    return properties;
  };
  const inputsOf = (properties: Properties) => kept(codec.decodeInputs(withoutProvider(properties)));
  const outputsOf = (properties: Properties) => kept(codec.decodeOutputs(withoutProvider(properties)));
  /**
   * The resources that were read and not checked since. A refresh calls `diff` right after `read`, only to show the
   * difference, so obstacles do not fail it. An update calls `check` before `diff`.
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
        const stored = outputsOf(olds);
        const inputs = inputsOf(news);
        const difference = logic.diff(stored, inputs, id);
        const { obstacles = [] } = difference;
        if (obstacles.length > 0 && !justRead.has(urn(stored))) throw new ProblemError(obstacles);
        printOnce([...difference.explanations, ...obstacles], context(inputs));
        return {
          changes: difference.hasChanges || hasUnknown(news),
          replaces: [...difference.replaces],
          deleteBeforeReplace: difference.deleteFirst ?? false,
        };
      }),

    create: (news) =>
      keepingPartial(news, codec, async () => {
        const inputs = inputsOf(news);
        const created = await logic.create(inputs, context(inputs));
        return { id: String(created.id), outs: plain(codec.encode(created.outputs, inputs)) };
      }),

    read: (id, properties) =>
      reportingErrors(async () => {
        const stored = outputsOf(properties);
        const live = await logic.read(id, stored, context(stored));
        justRead.add(urn(stored));
        return live ? { id, props: plain(codec.encodeRefreshed(withoutProvider(properties), live)) } : {};
      }),

    update: (id, olds, news) =>
      keepingPartial(news, codec, async () => {
        const inputs = inputsOf(news);
        const outputs = await logic.update(id, outputsOf(olds), inputs, context(inputs));
        return { outs: plain(codec.encode(outputs, inputs)) };
      }),

    delete: (id, properties) =>
      reportingErrors(() => {
        const outputs = outputsOf(properties);
        return logic.delete(id, outputs, context(outputs));
      }),
  };
}

/** Prints each explanation once in a run, although preview and update both call `diff`. */
function printOnce(explanations: readonly Problem[], { memory, progress }: ResourceContext): void {
  for (const explanation of explanations) {
    const text = renderProblem(explanation, chooseLanguage());
    if (memory.isNews(text)) progress.info(text);
  }
}

/** The property stays empty, because the engine would print its value; the reason contains the path. */
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

/** Throws a partial creation in the shape that the dynamic host reports as "exists, but failed to initialise". */
async function keepingPartial<Result>(
  news: Properties,
  codec: StateCodec<HostInputs, HostInputs>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const hostError = toHostError(error);
    if (error instanceof PartialResource) {
      const stored = codec.encode(error.outputs, codec.decodeInputs(withoutProvider(news)));
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
