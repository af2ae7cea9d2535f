import type { Preview, ResourceState, StateExport } from "./preview-schema";
import { shortType, type Resource } from "./resource";

type Step = Preview["steps"][number];

/** What exists in the accounts before and after the steps of a preview, as far as the stack knows of it. */
export interface LiveResources {
  readonly before: readonly Resource[];
  readonly after: readonly Resource[];
}

/**
 * Follows the steps of a preview. One URN can stand for several live resources: one that was replaced and waits to be
 * deleted, and one that a delete only takes out of the state.
 */
export function liveResources({ steps, config }: Preview, state: StateExport | undefined): LiveResources {
  const before = resourcesBefore(steps, state);
  const after = resourcesAfter(steps, before);
  const stackAccount = Object.entries(config ?? {}).find(([key]) => key.endsWith(":accountUin"))?.[1];
  const inAccount = (resource: Resource) => ({ ...resource, stackAccount });
  return { before: before.all().map(inAccount), after: after.all().map(inAccount) };
}

/** The resources of one moment: at most one present one by URN, and any that live on beside those. */
class Moment {
  constructor(
    readonly present = new Map<string, Resource>(),
    /** Replaced, and not deleted yet. */
    readonly pending: Resource[] = [],
    /** Out of the state, and still there. */
    readonly retained: Resource[] = [],
  ) {}

  copy(): Moment {
    return new Moment(new Map(this.present), [...this.pending], [...this.retained]);
  }

  all(): Resource[] {
    return [...this.present.values(), ...this.pending, ...this.retained];
  }

  /** Ends the life of a resource, unless a delete only takes it out of the state. */
  end(resource: Resource, state: ResourceState): void {
    if (state.retainOnDelete) this.retained.push(resource);
  }

  takePending(urn: string, id: string | undefined): Resource | undefined {
    const index = this.pending.findIndex((resource) => resource.urn === urn && resource.id === id);
    return index < 0 ? undefined : this.pending.splice(index, 1)[0];
  }
}

/** The state, and over it what the engine found when it refreshed. */
function resourcesBefore(steps: readonly Step[], state: StateExport | undefined): Moment {
  const moment = new Moment();
  for (const { urn, ...known } of state?.deployment?.resources ?? []) {
    const resource = toResource(urn, known);
    if (known.delete) moment.pending.push(resource);
    else moment.present.set(urn, resource);
  }
  for (const { op, urn, oldState, newState } of steps) {
    const isFoundGone = (op === "refresh" && !newState) || (op === "create" && !oldState);
    if (isFoundGone) moment.present.delete(urn);
    else if (oldState && op !== "refresh" && !oldState.delete) {
      moment.present.set(urn, toResource(urn, oldState));
    }
  }
  return moment;
}

function resourcesAfter(steps: readonly Step[], before: Moment): Moment {
  const moment = before.copy();
  const replaced = new Set<string>();
  for (const step of steps) {
    const follow = Object.hasOwn(follows, step.op) ? follows[step.op] : undefined;
    follow?.(moment, step, replaced);
  }
  return moment;
}

type Follow = (moment: Moment, step: Step, replaced: Set<string>) => void;

const bring: Follow = (moment, { op, urn, newState }) => {
  if (newState) moment.present.set(urn, changed(toResource(urn, newState), op, moment.present.get(urn)));
};

/** A replacement is made beside the old resource; the step that deletes the old one follows, or went before. */
const replace: Follow = (moment, { op, urn, newState }, replaced) => {
  if (!newState) return;
  replaced.add(urn);
  moment.present.set(urn, changed(toResource(urn, newState), op, undefined));
};

const remove: Follow = (moment, { urn, oldState }, replaced) => {
  if (!oldState) return;
  const pending = oldState.delete ? moment.takePending(urn, oldState.id) : undefined;
  if (!pending && !replaced.has(urn)) moment.present.delete(urn);
  moment.end(pending ?? toResource(urn, oldState), oldState);
};

/** What each step of the engine does to the accounts; steps that change nothing are left out. */
const follows: Readonly<Record<string, Follow>> = {
  create: bring,
  update: bring,
  import: bring,
  replace: bring,
  "create-replacement": replace,
  "import-replacement": replace,
  delete: remove,
  "delete-replaced": remove,
  "discard-replaced": remove,
};

/** A preview knows no outputs: those of an update are what was observed before. */
function changed(declared: Resource, op: string, old: Resource | undefined): Resource {
  if (op !== "update" || !old) return { ...declared, isBroughtToInputs: true };
  return { ...declared, outputs: old.outputs, isBroughtToInputs: true, before: old };
}

function toResource(urn: string, state: ResourceState): Resource {
  const { type, id, inputs = {}, outputs = {}, propertyDependencies } = state;
  const origins = Object.entries(propertyDependencies ?? {}).map(([key, urns]) => [key, urns ?? []]);
  return {
    urn,
    ...(id === undefined ? {} : { id }),
    type: shortType(type),
    inputs,
    outputs,
    origins: Object.fromEntries(origins) as Resource["origins"],
    isBroughtToInputs: false,
  };
}
