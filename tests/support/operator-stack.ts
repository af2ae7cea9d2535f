import * as z from "zod";

const text = z.string().min(1);

/**
 * The part of the operator's `Stack` (pulumi.com/v1) that our resources use, as its API server would check it: unknown
 * fields are refused here, because there they would silently be dropped.
 * Source: docs/stacks.md and deploy/crds/pulumi.com_stacks.yaml of pulumi-kubernetes-operator, version 2.
 */
export const operatorStack = z.strictObject({
  apiVersion: z.literal("pulumi.com/v1"),
  kind: z.literal("Stack"),
  metadata: z.strictObject({
    // A DNS label, by Kubernetes.
    name: z.string().regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/),
    namespace: text.optional(),
  }),
  spec: z
    .strictObject({
      stack: text,
      backend: text.optional(),
      projectRepo: z.url().optional(),
      branch: text.optional(),
      commit: text.optional(),
      repoDir: text.optional(),
      serviceAccountName: text.optional(),
      useLocalStackOnly: z.boolean().optional(),
      refresh: z.boolean().optional(),
      destroyOnFinalize: z.boolean().optional(),
      continueResyncOnCommitMatch: z.boolean().optional(),
      resyncFrequencySeconds: z.int().min(60).optional(),
      envRefs: z
        .record(
          text,
          z.discriminatedUnion("type", [
            z.strictObject({ type: z.literal("Literal"), literal: z.strictObject({ value: z.string() }) }),
            z.strictObject({
              type: z.literal("Secret"),
              secret: z.strictObject({ name: text, key: text, namespace: text.optional() }),
            }),
          ]),
        )
        .optional(),
      prerequisites: z
        .array(
          z.strictObject({
            name: text,
            requirement: z
              .strictObject({
                // A duration of Go.
                succeededWithinDuration: z.string().regex(/^(\d+(\.\d+)?(ms|s|m|h))+$/),
              })
              .optional(),
          }),
        )
        .optional(),
    })
    // One of the two, by the operator.
    .refine(({ branch, commit }) => (branch === undefined) !== (commit === undefined)),
});
