import * as z from "zod";
import { databaseKindNames } from "../../core/dts";
import type { ProblemCode } from "../../core/messages";

/** Facts of a field beyond its type: used for messages about a wrong value and for `docs/configuration.md`. */
export interface FieldFacts {
  /** Meaning, units, and what is not obvious. Shown in the documentation's table. */
  readonly description?: string;
  /** An example value in YAML; shown when a required key is missing. */
  readonly example?: string;
  /** Message for a wrong value, if the type alone does not state what is allowed. */
  readonly wrong?: ProblemCode;
  /** Message for a missing value, if adding the example is not the fix. */
  readonly missing?: ProblemCode;
  /** Text for the values in the documentation, if the type alone does not state them. */
  readonly values?: string;
  /** The default in words, if it is not a fixed value. */
  readonly defaultInWords?: string;
}

/** Attaches type-checked facts to a schema; zod itself accepts any metadata. */
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

/** UIN of a main account. YAML reads digits as a number, which is exact below 2^53. */
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

/** A name that becomes part of Pulumi resource names and default role names. */
const name = matching(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/, {
  example: "orders",
  wrong: "configuration.nameInvalid",
  values: "1-64 letters, digits, `-`",
});

/** Where keys are read when a call is made. The keys themselves are never in the configuration. */
const credentials = matching(/^(environment:[A-Za-z_][A-Za-z0-9_]*|profile:[\w.@-]+)$/, {
  example: "environment:TENCENTCLOUD",
  wrong: "configuration.credentialsInvalid",
  values: "`environment:PREFIX` or `profile:NAME`",
});

/** A role name that both CAM and DTS accept. */
const roleName = matching(/^[A-Za-z0-9-]{1,128}$/, {
  example: "dts-orders",
  wrong: "configuration.roleNameInvalid",
  values: "1-128 letters, digits, `-`",
});

/** An external ID. Source: sts:AssumeRole, parameter `ExternalId`. */
const externalId = matching(/^[\w+=,.@:/-]{2,128}$/, {
  wrong: "configuration.externalIdInvalid",
  values: "2-128 letters, digits, `_+=,.@:/-`",
});

const databaseKind = field(z.enum(databaseKindNames), { example: "mysql" });

const tags = field(z.record(z.string().min(1), z.string()), {
  wrong: "configuration.tagsInvalid",
  values: "keys with text values",
});

export const defaultCredentials = "environment:TENCENTCLOUD";

/** Fields that several schemas use. Each place adds its own description. */
export const fields = { uin, region, name, credentials, roleName, externalId, databaseKind, tags };

/** Keys that every stack has, whatever its role. */
export const stackFields = {
  accountUin: field(uin, {
    description:
      "UIN of the main account that this stack manages. Credentials of any other account are refused before anything else happens.",
  }),
  region: field(region, { description: "Region of the stack. Endpoints of jobs may be in other regions." }),
};
