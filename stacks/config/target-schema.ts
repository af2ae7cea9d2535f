import * as z from "zod";
import { defaultCredentials, field, fields, stackFields, text } from "./fields";
import { publicKeyField } from "./offer-file";
import { jobSchema, jobPasswordsSchema } from "./job-schema";
import { wavesSchema } from "./waves-schema";

const grantReferenceSchema = z.strictObject({
  name: field(fields.name, { description: "Name by which jobs refer to the grant. Unique." }),
  stack: field(
    z
      .string()
      .regex(/^[\w.-]+(\/[\w.-]+\/[\w.-]+)?$/)
      .optional(),
    {
      description:
        "The source stack, if both stacks share a backend and a passphrase. One of `stack`, `offer` and `file`.",
      wrong: "configuration.stackInvalid",
      values: "`<organization>/<project>/<stack>`",
    },
  ),
  nameInStack: field(fields.name.optional(), {
    description: "Name of the grant in the source stack, where it differs.",
    defaultInWords: "`name`",
  }),
  offer: text({
    description:
      "A signed offer that the source side handed over, relative to the project. It is believed only with `publicKey`.",
    values: "path of a JSON file",
  }).optional(),
  publicKey: field(publicKeyField.optional(), {
    description:
      "The source side's public key, told by another way than the offer. An offer that it did not sign is refused.",
    defaultInWords: "required with `offer`",
  }),
  file: text({
    description:
      "A grant file without a signature, of a role that was made elsewhere; relative to the project.",
    values: "path of a JSON file",
  }).optional(),
});

const executorCredentials = field(fields.credentials.default(defaultCredentials), {
  description: "Where the keys are read of the one who assumes the role and buys the job.",
});

const executorSchema = z.discriminatedUnion("as", [
  z.strictObject({
    as: field(z.literal("mainAccount"), {
      description:
        "Who runs the job. The main account needs no permission; a user or a group is given sts:AssumeRole.",
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
  role: field(z.literal("target"), { description: "This stack is the target account's.", example: "target" }),
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
          description: "Where the keys are read of the one who may write policies of this account.",
        }),
      })
      .optional(),
    {
      description: "The identity that gives the executor its permission.",
      defaultInWords: "the executor's credentials",
    },
  ),
  grants: field(z.array(grantReferenceSchema), {
    description: "What source accounts have granted to this one.",
    example: "[{name: orders, stack: organization/dts-cross-account/source}]",
  }),
  jobs: field(z.array(jobSchema).default([]), { description: "Sync jobs of this account." }),
  jobDefaults: field(z.record(z.string(), z.unknown()).optional(), {
    description:
      "Whatever a job does not say itself: every key of `jobs[]` but `name`. Keys inside keys are completed one by one; a list and `billing` are taken as a whole.",
    values: "keys of `jobs[]`",
  }),
  jobsFile: text({
    description:
      "More jobs, a row or an entry for each, relative to the project; see `docs/many-jobs.md`. Passwords never stand in it.",
    values: "path of a CSV or YAML file",
  }).optional(),
  jobPasswords: field(jobPasswordsSchema.optional(), {
    description:
      "Passwords of jobs by their names, where they differ from `jobDefaults`; each set with `pulumi config set --secret`.",
    values: "`<job>: {source, target}`",
  }),
  waves: field(wavesSchema.optional(), {
    description: "How many jobs are brought to Running at the same time, and in which order.",
    defaultInWords: "all at once",
    example: "{maxParallelJobs: 20}",
  }),
});
