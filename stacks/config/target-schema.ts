import * as z from "zod";
import { defaultCredentials, field, fields, stackFields, text } from "./fields";
import { publicKeyField } from "./offer-file";
import { jobSchema, jobPasswordsSchema } from "./job-schema";
import { wavesSchema } from "./waves-schema";

const grantReferenceSchema = z.strictObject({
  name: field(fields.name, { description: "Name of the grant; jobs refer to it. Unique." }),
  stack: field(
    z
      .string()
      .regex(/^[\w.-]+(\/[\w.-]+\/[\w.-]+)?$/)
      .optional(),
    {
      description:
        "The source stack, if both stacks share a backend and a passphrase. Set exactly one of `stack`, `offer` and `file`.",
      wrong: "configuration.stackInvalid",
      values: "`<organization>/<project>/<stack>`",
    },
  ),
  nameInStack: field(fields.name.optional(), {
    description: "Name of the grant in the source stack or in the offer, if it differs.",
    defaultInWords: "`name`",
  }),
  offer: text({
    description:
      "A signed offer from the source side; the path is relative to the project. It is accepted only with `publicKey`.",
    values: "path of a JSON file",
  }).optional(),
  publicKey: field(publicKeyField.optional(), {
    description:
      "The source side's public key, received over a separate channel. An offer that this key did not sign is refused.",
    defaultInWords: "required with `offer`",
  }),
  file: text({
    description:
      "An unsigned grant file, for a role that was created elsewhere; the path is relative to the project.",
    values: "path of a JSON file",
  }).optional(),
});

const executorCredentials = field(fields.credentials.default(defaultCredentials), {
  description: "Where to read the keys of the identity that assumes the role and purchases the job.",
});

const executorSchema = z.discriminatedUnion("as", [
  z.strictObject({
    as: field(z.literal("mainAccount"), {
      description:
        "Which identity runs the job. The main account needs no permission; a user or a group is granted sts:AssumeRole.",
      example: "mainAccount",
    }),
    credentials: executorCredentials,
  }),
  z.strictObject({
    as: z.literal("user"),
    userName: text({ description: "Sub-user of the account that runs the job.", example: "dts-operator" }),
    credentials: executorCredentials,
  }),
  z.strictObject({
    as: z.literal("group"),
    groupName: text({
      description: "Group of the account whose members run the job.",
      example: "dts-operators",
    }),
    credentials: executorCredentials,
  }),
]);

/** `Pulumi.<stack>.yaml` of a target account. */
export const targetSchema = z.strictObject({
  role: field(z.literal("target"), {
    description: "This stack is for the target account.",
    example: "target",
  }),
  ...stackFields,
  executor: field(executorSchema.default({ as: "mainAccount", credentials: defaultCredentials }), {
    description: "The identity that runs the sync jobs.",
    example: "{as: user, userName: dts-operator}",
    defaultInWords: "the main account",
  }),
  granter: field(
    z
      .strictObject({
        credentials: field(fields.credentials, {
          description: "Where to read the keys of an identity that may write policies of this account.",
        }),
      })
      .optional(),
    {
      description: "The identity that grants the executor its permission.",
      defaultInWords: "the executor's credentials",
    },
  ),
  grants: field(z.array(grantReferenceSchema), {
    description: "Grants that source accounts have given to this account.",
    example: "[{name: orders, stack: organization/dts-cross-account/source}]",
  }),
  jobs: field(z.array(jobSchema).default([]), { description: "Sync jobs of this account." }),
  jobDefaults: field(z.record(z.string(), z.unknown()).optional(), {
    description:
      "Defaults for all jobs: every key of `jobs[]` except `name`. Nested keys are merged one by one; a list and `billing` are taken as a whole.",
    values: "keys of `jobs[]`",
  }),
  jobsFile: text({
    description:
      "A file with more jobs, one row or entry per job; the path is relative to the project. See `docs/many-jobs.md`. Passwords are not allowed in it.",
    values: "path of a CSV or YAML file",
  }).optional(),
  jobPasswords: field(jobPasswordsSchema.optional(), {
    description:
      "Passwords by job name, if they differ from `jobDefaults`. Set each with `pulumi config set --secret`.",
    values: "`<job>: {source, target}`",
  }),
  waves: field(wavesSchema.optional(), {
    description: "How many jobs are brought to Running in parallel, and in which order.",
    defaultInWords: "all at once",
    example: "{maxParallelJobs: 20}",
  }),
});
