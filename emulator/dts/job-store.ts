import type { SyncJob } from "./job";

type Slot = "status" | "trade" | "change" | `compare ${string}`;

interface Entry {
  readonly job: SyncJob;
  readonly timers: Map<Slot, () => void>;
}

/** All jobs of the emulated cloud, each with its pending work. */
export class JobStore {
  private readonly entries = new Map<string, Entry>();
  /** Cached, because lists are requested far more often than jobs come and go. */
  private inOrder: readonly SyncJob[] | undefined;

  add(job: SyncJob): void {
    this.entries.set(job.id, { job, timers: new Map() });
    this.inOrder = undefined;
  }

  get(jobId: string): SyncJob | undefined {
    return this.entries.get(jobId)?.job;
  }

  /** In the order of purchase. */
  list(): readonly SyncJob[] {
    this.inOrder ??= [...this.entries.values()].map(({ job }) => job);
    return this.inOrder;
  }

  /** Removes the job and cancels its pending work. */
  remove(jobId: string): void {
    const entry = this.entries.get(jobId);
    entry?.timers.forEach((cancel) => cancel());
    this.entries.delete(jobId);
    this.inOrder = undefined;
  }

  /** Schedules work of a job; earlier work in the same slot is canceled. */
  schedule(jobId: string, slot: Slot, begin: () => () => void): void {
    this.cancel(jobId, slot);
    this.entries.get(jobId)?.timers.set(slot, begin());
  }

  cancel(jobId: string, slot: Slot): void {
    const timers = this.entries.get(jobId)?.timers;
    timers?.get(slot)?.();
    timers?.delete(slot);
  }
}
