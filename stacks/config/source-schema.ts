import * as z from "zod";
import { defaultCredentials, field, fields, stackFields } from "./fields";
import { instant } from "./moment";

const servicePolicies = field(
  z.union([z.enum(["documented", "readOnly"]), z.array(z.string().min(1)).min(1)]),
  {
    description:
      "Preset policies that let DTS read the source, besides `QcloudDTSReadOnlyAccess`: those of the product's documentation, the narrowest read-only ones, or names of your own.",
    wrong: "configuration.servicePoliciesInvalid",
    values: "`documented`, `readOnly` or a list of policy names",
  },
);

const grantSchema = z.strictObject({
  name: field(fields.name, {
    description: "Name of the grant, by which a target stack refers to it. Unique.",
  }),
  targetUin: field(fields.uin, {
    description: "UIN of the main account that gets access, also where one of its sub-users runs the job.",
    example: '"200000000001"',
  }),
  databaseKinds: field(z.array(fields.databaseKind).min(1), {
    description: "Kinds of the source databases. They decide which preset policies the role needs.",
    example: "[mysql]",
  }),
  roleName: field(fields.roleName.optional(), {
    description: "Name of the role in the source account, in the form that both CAM and DTS accept. Unique.",
    defaultInWords: "`dts-<name>`",
  }),
  adoptRole: field(z.boolean().optional(), {
    description:
      "Whether a role of that name which was made in the console is taken over instead of refused.",
    defaultInWords: "`false`",
  }),
  externalId: field(fields.externalId.optional(), {
    description:
      "What the other side must present to use the role. Neither CAM nor DTS will tell it to them.",
    defaultInWords: "128 random bits, chosen once",
  }),
  externalIdGeneration: field(z.int().min(1).default(1), {
    description:
      "Number of the chosen external ID. One more chooses another one, while the one before is accepted (rotation, phase 1).",
  }),
  acceptPreviousExternalId: field(z.union([z.boolean(), fields.externalId]).optional(), {
    description:
      "Whether the external ID before is accepted as well: `true` for a chosen one, else the ID itself. Taking it away ends a rotation (phase 2).",
    wrong: "configuration.acceptPreviousInvalid",
    values: "`true`, `false` or an external ID",
    defaultInWords: "`false`",
  }),
  expires: instant({
    description:
      "When the grant ends: from this moment on the role trusts nobody. A date means its first moment in UTC.",
    defaultInWords: "never",
    example: '"2027-06-30"',
  }).optional(),
  servicePolicies: servicePolicies.default("documented"),
  sessionDurationSeconds: field(z.int().min(0).max(43_200).default(7200), {
    description: "Longest life of a session of the role, in seconds.",
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
  role: field(z.literal("source"), { description: "This stack is the source account's.", example: "source" }),
  ...stackFields,
  credentials: field(fields.credentials.default(defaultCredentials), {
    description:
      "Where keys that may write roles of the account are read: environment variables by prefix, or a tccli profile; see `docs/credentials.md`.",
  }),
  grants: field(z.array(grantSchema), {
    description: "Who may use which kinds of databases. A grant that is taken out of the list is revoked.",
    example: '[{name: orders, targetUin: "200000000001", databaseKinds: [mysql]}]',
  }),
});
