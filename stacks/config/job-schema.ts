import * as z from "zod";
import { jobDefaults } from "../../core/dts";
import { field, fields, text } from "./fields";
import { lifecycleFields } from "./lifecycle-fields";

const { options: usual } = jobDefaults;

const password = text({
  description: "Password of the database user, set with `pulumi config set --secret`.",
  missing: "configuration.passwordMissing",
  wrong: "configuration.passwordInvalid",
  values: "secret text",
});

/** Passwords of jobs that stand in `jobsFile`, or share their other keys. */
export const jobPasswordsSchema = z.record(
  z.string(),
  z.strictObject({
    source: field(password, {
      description: "Password of the source's database user, set with `pulumi config set --secret`.",
    }).optional(),
    target: field(password, {
      description: "Password of the target's database user, set with `pulumi config set --secret`.",
    }).optional(),
  }),
);

const childInstanceSchema = z.strictObject({
  id: text({ description: "Id of the instance.", example: "cynosdbmysql-ins-n7ocdufm" }),
  type: field(z.enum(["readOnly", "readWrite"]), {
    description: "What the instance is.",
    example: "readOnly",
  }),
});

/** The source's region must be given; the target's need not. */
function endpointSchema<Region extends z.ZodType>(region: Region) {
  return z.strictObject({
    databaseKind: field(fields.databaseKind, {
      description: "Kind of the database. A change buys a new job.",
    }),
    region,
    instanceId: text({
      description: "Id of the instance (for `tdsqlC` of the cluster). A change buys a new job.",
      example: "cdb-8pfm2t0o",
    }),
    childInstance: field(childInstanceSchema.optional(), {
      description:
        "One instance inside the cluster of a `tdsqlC`, such as a read-only one. A change buys a new job.",
      defaultInWords: "the cluster's own choice",
    }),
    user: text({ description: "Database user with the privileges that DTS asks for.", example: "dts" }),
    password,
  });
}

const endpointExample = "{databaseKind: mysql, region: ap-guangzhou, instanceId: cdb-8pfm2t0o, user: dts}";

const tableSchema = z.strictObject({
  name: text({ description: "Name of the table in the source.", example: "orders" }),
  renameTo: text({ description: "Name in the target.", defaultInWords: "the same" }).optional(),
  filter: text({
    description: "Condition on the rows, as after WHERE.",
    defaultInWords: "all rows",
  }).optional(),
});

const databaseSchema = z.strictObject({
  name: text({ description: "Name of the database in the source.", example: "shop" }),
  renameTo: text({ description: "Name in the target.", defaultInWords: "the same" }).optional(),
  tables: field(z.union([z.literal("all"), z.array(tableSchema).min(1)]).default("all"), {
    description: "`all` takes views, functions and procedures along; a list takes its tables only.",
    wrong: "configuration.tablesInvalid",
    values: "`all` or a list of tables",
  }),
});

const operations = ["insert", "update", "delete", "ddl"] as const;

const optionsSchema = z.strictObject({
  initialization: field(z.enum(["full", "data", "structure", "none"]).default(usual.initialization), {
    description: "What is copied before changes are followed: structure and data, one of them, or neither.",
  }),
  conflict: field(z.enum(["reportError", "ignore", "cover"]).default(usual.conflict), {
    description:
      "What happens to a row whose key the target already has: stop, keep the target's, or overwrite it.",
  }),
  existingTable: field(z.enum(["reportError", "ignore"]).default(usual.existingTable), {
    description: "What happens when a table exists in the target: fail the precheck, or go on.",
  }),
  operations: field(
    z
      .array(z.enum(operations))
      .refine((chosen) => chosen.some((operation) => operation !== "ddl"))
      .default([...usual.operations]),
    {
      description: "Changes that are followed. At least one of `insert`, `update`, `delete`.",
      wrong: "configuration.operationsInvalid",
    },
  ),
});

const billingSchema = z.discriminatedUnion("mode", [
  z.strictObject({
    mode: field(z.literal("postPaid"), {
      description: "By the hour, or for a number of months in advance. A change buys a new job.",
      example: "postPaid",
    }),
  }),
  z.strictObject({
    mode: z.literal("prePaid"),
    months: field(z.int().min(1).max(100), { description: "Months that are paid for.", example: "1" }),
  }),
]);

/** One sync job of a target stack. */
export const jobSchema = z.strictObject({
  name: field(fields.name, {
    description:
      "Name of the job in Pulumi and in the console. Unique. Another name is another job: it buys a new one.",
  }),
  grant: text({
    description: "Name of the grant through which the source is read.",
    defaultInWords: "the only grant",
  }).optional(),
  source: field(
    endpointSchema(
      field(fields.region, { description: "Region of the source instance. A change buys a new job." }),
    ),
    { description: "The database of the source account.", example: endpointExample },
  ),
  target: field(
    endpointSchema(
      field(fields.region.optional(), {
        description: "Region of the target instance; the job lives there too. A change buys a new job.",
        defaultInWords: "the stack's region",
      }),
    ),
    { description: "The database of this stack's account.", example: endpointExample },
  ),
  objects: field(
    z.strictObject({
      databases: field(z.array(databaseSchema).min(1), {
        description: "Databases to copy.",
        example: "[{name: shop}]",
      }),
    }),
    { description: "What is copied.", example: "{databases: [{name: shop}]}" },
  ),
  options: field(optionsSchema.prefault({}), { description: "How it is copied." }),
  instanceClass: field(z.enum(["micro", "small", "medium", "large"]).default(jobDefaults.instanceClass), {
    description: "Performance class of the job, which decides its price.",
  }),
  billing: field(billingSchema.default(jobDefaults.billing), { description: "How the job is paid." }),
  tags: field(fields.tags.optional(), { description: "Tags of the job." }),
  sizeGigabytes: field(z.int().min(1).max(1_000_000).optional(), {
    description: "How much there is to copy; decides the order of `waves`.",
    defaultInWords: "the source instance's volume",
  }),
  ...lifecycleFields,
});
