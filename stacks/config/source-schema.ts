import * as z from "zod";
import { defaultCredentials, field, fields, stackFields } from "./fields";
import { instant } from "./moment";

const servicePolicies = field(
  z.union([z.enum(["documented", "readOnly"]), z.array(z.string().min(1)).min(1)]),
  {
    description:
      "Preset policies that let DTS read the source, in addition to `QcloudDTSReadOnlyAccess`: the ones that the product documentation names, the narrowest read-only ones, or your own list of names.",
    wrong: "configuration.servicePoliciesInvalid",
    values: "`documented`, `readOnly` or a list of policy names",
  },
);

const grantSchema = z.strictObject({
  name: field(fields.name, {
    description: "Name of the grant; target stacks refer to it. Unique.",
  }),
  targetUin: field(fields.uin, {
    description: "UIN of the main account that gets access, even if one of its sub-users runs the job.",
    example: '"200000000001"',
  }),
  databaseKinds: field(z.array(fields.databaseKind).min(1), {
    description: "Kinds of the source databases. They determine which preset policies the role needs.",
    example: "[mysql]",
  }),
  roleName: field(fields.roleName.optional(), {
    description: "Name of the role in the source account, in a form that both CAM and DTS accept. Unique.",
    defaultInWords: "`dts-<name>`",
  }),
  adoptRole: field(z.boolean().optional(), {
    description:
      "Whether an existing role of that name is adopted instead of refused: one created in the console, or by this stack under the grant's former name. A role of another stack is always refused.",
    defaultInWords: "`false`",
  }),
  externalId: field(fields.externalId.optional(), {
    description:
      "What the other side must present to use the role. Neither CAM nor DTS shows it to the other side.",
    defaultInWords: "128 random bits, generated once",
  }),
  externalIdGeneration: field(z.int().min(1).default(1), {
    description:
      "Generation of the generated external ID. Increase it by one to generate a new one while the previous one is still accepted (rotation, phase 1).",
  }),
  acceptPreviousExternalId: field(z.union([z.boolean(), fields.externalId]).optional(), {
    description:
      "Whether the previous external ID is accepted too: `true` for a generated one, otherwise the ID itself. Removing this key ends a rotation (phase 2).",
    wrong: "configuration.acceptPreviousInvalid",
    values: "`true`, `false` or an external ID",
    defaultInWords: "`false`",
  }),
  expires: instant({
    description:
      "When the grant expires: from then on the role trusts no principal. A date means 00:00 UTC of that day.",
    defaultInWords: "never",
    example: '"2027-06-30"',
  }).optional(),
  allowEnded: field(z.boolean().optional(), {
    description:
      "Whether `expires` of a deployed grant may be changed to a time in the past. Running jobs then lose access to their source.",
    defaultInWords: "`false`",
  }),
  servicePolicies: servicePolicies.default("documented"),
  sessionDurationSeconds: field(z.int().min(0).max(43_200).default(7200), {
    description: "Maximum duration of a session of the role, in seconds.",
  }),
  description: field(
    z
      .string()
      .min(1)
      .refine((words) => Buffer.byteLength(words) <= 300)
      .optional(),
    {
      description: "Description of the role, at most 300 bytes.",
      wrong: "configuration.descriptionInvalid",
      defaultInWords: "names the target account",
    },
  ),
  tags: field(fields.tags.optional(), { description: "Tags of the role." }),
});

/** `Pulumi.<stack>.yaml` of a source account. */
export const sourceSchema = z.strictObject({
  role: field(z.literal("source"), {
    description: "This stack is for the source account.",
    example: "source",
  }),
  ...stackFields,
  credentials: field(fields.credentials.default(defaultCredentials), {
    description:
      "Where to read keys that may write roles of the account: environment variables with a prefix, or a tccli profile. See `docs/credentials.md`.",
  }),
  grants: field(z.array(grantSchema), {
    description:
      "Which accounts may use which kinds of databases. A grant that is removed from the list is revoked.",
    example: '[{name: orders, targetUin: "200000000001", databaseKinds: [mysql]}]',
  }),
});
