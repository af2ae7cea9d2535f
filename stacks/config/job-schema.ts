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

/** Passwords of jobs that are in `jobsFile` or share their other keys. */
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
  id: text({ description: "Instance id.", example: "cynosdbmysql-ins-n7ocdufm" }),
  type: field(z.enum(["readOnly", "readWrite"]), {
    description: "Type of the instance.",
    example: "readOnly",
  }),
});

/** Schema of an endpoint. The region is required for the source and optional for the target. */
function endpointSchema<Region extends z.ZodType>(region: Region) {
  return z.strictObject({
    databaseKind: field(fields.databaseKind, {
      description: "Database kind. A change purchases a new job.",
    }),
    region,
    instanceId: text({
      description: "Instance id (for `tdsqlC`: cluster id). A change purchases a new job.",
      example: "cdb-8pfm2t0o",
    }),
    childInstance: field(childInstanceSchema.optional(), {
      description:
        "One instance inside a `tdsqlC` cluster, such as a read-only instance. A change purchases a new job.",
      defaultInWords: "chosen by the cluster",
    }),
    user: text({ description: "Database user with the privileges that DTS requires.", example: "dts" }),
    password,
  });
}

const endpointExample = "{databaseKind: mysql, region: ap-guangzhou, instanceId: cdb-8pfm2t0o, user: dts}";

const tableSchema = z.strictObject({
  name: text({ description: "Name of the table in the source.", example: "orders" }),
  renameTo: text({ description: "Name in the target.", defaultInWords: "the same" }).optional(),
  filter: text({
    description: "Row condition, as after `WHERE`.",
    defaultInWords: "all rows",
  }).optional(),
});

const databaseSchema = z.strictObject({
  name: text({ description: "Name of the database in the source.", example: "shop" }),
  renameTo: text({ description: "Name in the target.", defaultInWords: "the same" }).optional(),
  tables: field(z.union([z.literal("all"), z.array(tableSchema).min(1)]).default("all"), {
    description: "`all` includes views, functions and procedures; a list includes only its tables.",
    wrong: "configuration.tablesInvalid",
    values: "`all` or a list of tables",
  }),
});

const operations = ["insert", "update", "delete", "ddl"] as const;

const optionsSchema = z.strictObject({
  initialization: field(z.enum(["full", "data", "structure", "none"]).default(usual.initialization), {
    description: "What is copied before changes are replicated: structure and data, one of them, or neither.",
  }),
  conflict: field(z.enum(["reportError", "ignore", "cover"]).default(usual.conflict), {
    description:
      "What happens to a row whose key already exists in the target: stop, keep the target's row, or overwrite it.",
  }),
  existingTable: field(z.enum(["reportError", "ignore"]).default(usual.existingTable), {
    description: "What happens when a table already exists in the target: fail the precheck, or continue.",
  }),
  operations: field(
    z
      .array(z.enum(operations))
      .refine((chosen) => chosen.some((operation) => operation !== "ddl"))
      .default([...usual.operations]),
    {
      description: "Changes that are replicated. At least one of `insert`, `update`, `delete`.",
      wrong: "configuration.operationsInvalid",
    },
  ),
});

const billingSchema = z.discriminatedUnion("mode", [
  z.strictObject({
    mode: field(z.literal("postPaid"), {
      description: "Billed by the hour, or for a number of months in advance. A change purchases a new job.",
      example: "postPaid",
    }),
  }),
  z.strictObject({
    mode: z.literal("prePaid"),
    months: field(z.int().min(1).max(100), { description: "Number of months to pay for.", example: "1" }),
  }),
]);

/** One sync job of a target stack. */
export const jobSchema = z.strictObject({
  name: field(fields.name, {
    description:
      "Name of the job in Pulumi and in the console. Unique. Another name is another job: a new one is purchased.",
  }),
  grant: text({
    description: "Name of the grant through which the source is read.",
    defaultInWords: "the only grant",
  }).optional(),
  source: field(
    endpointSchema(
      field(fields.region, { description: "Region of the source instance. A change purchases a new job." }),
    ),
    { description: "The database in the source account.", example: endpointExample },
  ),
  target: field(
    endpointSchema(
      field(fields.region.optional(), {
        description: "Region of the target instance and of the job. A change purchases a new job.",
        defaultInWords: "the stack's region",
      }),
    ),
    { description: "The database in this stack's account.", example: endpointExample },
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
    description: "Performance class of the job; it determines the price.",
  }),
  billing: field(billingSchema.default(jobDefaults.billing), { description: "How the job is billed." }),
  tags: field(fields.tags.optional(), { description: "Tags of the job." }),
  sizeGigabytes: field(z.int().min(1).max(1_000_000).optional(), {
    description: "Amount of data to copy, in GB; determines the order in `waves`.",
    defaultInWords: "the source instance's volume",
  }),
  ...lifecycleFields,
});
