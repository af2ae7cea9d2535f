import type * as pulumi from "@pulumi/pulumi";
import type { SyncJob } from "../dynamic-providers";
import { BaseComponent } from "./base-component";
import { createSyncJob, type CrossAccountSyncArgs } from "./create-sync-job";

/** A sync job from a database of another account to one of this account, kept in its desired state. */
export class CrossAccountSync extends BaseComponent {
  readonly job: SyncJob;

  constructor(name: string, args: CrossAccountSyncArgs, options: pulumi.ComponentResourceOptions = {}) {
    super("CrossAccountSync", name, options);
    this.job = createSyncJob(name, args, this.partOptions({ dependsOn: options.dependsOn }));
    this.registerOutputs({ jobId: this.job.id, status: this.job.report.status });
  }
}
