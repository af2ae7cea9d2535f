import * as z from "zod";
import { databaseKindNames } from "../../core/dts";
import type { ProblemCode } from "../../core/messages";

/** What a field says of itself beside its type: read for the problems of a wrong value and for `docs/configuration.md`. */
export interface FieldFacts {
  /** Meaning, units, and what is not obvious. Completes the table in the documentation. */
  readonly description?: string;
  /** A value as one would write it in YAML; shown where a required key is missing. */
  readonly example?: string;
  /** The problem to report for a wrong value, where the type alone does not say what is allowed. */
  readonly wrong?: ProblemCode;
  /** The problem to report for a missing value, where adding the example is not the way to mend it. */
  readonly missing?: ProblemCode;
  /** Word for the values in the documentation, where the type alone does not say it. */
  readonly values?: string;
  /** The default in words, where it is no fixed value. */
  readonly defaultInWords?: string;
}

/** Attaches the facts, checked: zod itself would take any. */
export function field<Schema extends z.ZodType>(schema: Schema, facts: FieldFacts): Schema {
  return schema.meta({ ...facts });
}

/** Text that is not empty. */
export function text(facts: FieldFacts) {
  return field(z.string().min(1), facts);
}

function matching(pattern: RegExp, facts: FieldFacts) {
  return field(z.string().regex(pattern), facts);
}

/** UIN of a main account. YAML reads digits as a number; nothing is lost below 2^53. */
const uin = field(
  z
    .union([z.string(), z.int()])
    .transform(String)
    .pipe(z.string().regex(/^[1-9][0-9]{4,19}$/)),
  {
    example: '"100000000001"',
    wrong: "configuration.uinInvalid",
    values: "digits",
  },
);

/** A region, not one of its zones: `ap-guangzhou`, not `ap-guangzhou-3`. */
const region = matching(/^[a-z]+(-[a-z]+)+$/, {
  example: "ap-guangzhou",
  wrong: "configuration.regionInvalid",
  values: "region",
});

/** Becomes part of Pulumi resource names and of default role names. */
const name = matching(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/, {
  example: "orders",
  wrong: "configuration.nameInvalid",
  values: "1-64 letters, digits, `-`",
});

/** Where keys are read when a call is made. The keys themselves never stand in the configuration. */
const credentials = matching(/^(environment:[A-Za-z_][A-Za-z0-9_]*|profile:[\w.@-]+)$/, {
  example: "environment:TENCENTCLOUD",
  wrong: "configuration.credentialsInvalid",
  values: "`environment:PREFIX` or `profile:NAME`",
});

/** Role names that both CAM and DTS accept. */
const roleName = matching(/^[A-Za-z0-9-]{1,128}$/, {
  example: "dts-orders",
  wrong: "configuration.roleNameInvalid",
  values: "1-128 letters, digits, `-`",
});

/** Source: sts:AssumeRole, parameter `ExternalId`. */
const externalId = matching(/^[\w+=,.@:/-]{2,128}$/, {
  wrong: "configuration.externalIdInvalid",
  values: "2-128 letters, digits, `_+=,.@:/-`",
});

const databaseKind = field(z.enum(databaseKindNames), { example: "mysql" });

const tags = field(z.record(z.string().min(1), z.string()), {
  wrong: "configuration.tagsInvalid",
  values: "keys with text",
});

export const defaultCredentials = "environment:TENCENTCLOUD";

/** Fields that stand in several places. Each place adds its own description. */
export const fields = { uin, region, name, credentials, roleName, externalId, databaseKind, tags };

/** What every stack says of itself, whatever its role. */
export const stackFields = {
  accountUin: field(uin, {
    description:
      "UIN of the main account that this stack works in. Credentials of another account are refused before anything else happens.",
  }),
  region: field(region, { description: "Region of the stack; endpoints of jobs may lie in others." }),
};
