import * as z from "zod";
import { severities } from "./rule";

const change = z.enum([
  "added",
  "removed",
  "widened",
  "narrowed",
  "changed",
  "rewritten",
  "equal",
  "unknown",
]);
const line = z.object({
  effect: z.enum(["allow", "deny"]),
  action: z.string(),
  resource: z.string(),
  isConditional: z.boolean().describe("whether conditions limit it"),
  policies: z.array(z.string()),
});

/** The form of a review's JSON, published as `docs/review-schema.json`. */
export const reportSchema = z.object({
  version: z.literal(1),
  stacks: z.array(z.string()),
  summary: z.object({
    gains: z.int(),
    losses: z.int(),
    unknown: z.int(),
    findings: z.int(),
  }),
  paths: z
    .array(
      z.object({
        principal: z.string(),
        role: z.string().describe("<account>/role/<name>"),
        change,
        trust: z.enum(["always", "withExternalId", "onCondition", "never", "unknown"]),
        condition: z
          .string()
          .optional()
          .describe("conditions of the principal's policies, as JSON; absent: none"),
        expires: z.string().optional().describe("end of the way, ISO 8601 in UTC, or unknown; absent: none"),
      }),
    )
    .describe("who can assume which role"),
  permissions: z
    .array(
      z.object({
        subject: z.string().describe("<account>/<role, user or group>/<name>"),
        change,
        gained: z.array(line),
        lost: z.array(line),
        open: z.array(line).describe("rules by which access may change: a value that decides is not known"),
        hasUnknown: z.boolean().describe("whether something about the change is not known"),
        unknownPolicies: z.array(z.string()).describe("policies of unknown content that came or went"),
        policies: z
          .array(
            z.object({
              name: z.string(),
              change: z.enum(["added", "removed", "changed", "equal"]),
              isContentKnown: z.boolean(),
            }),
          )
          .describe("every policy that is or was attached"),
      }),
    )
    .describe("what roles, users and groups may do by their policies"),
  findings: z.array(
    z.object({
      rule: z.string(),
      severity: z.enum(severities),
      subject: z.string(),
      verdict: z.enum(["violated", "unknown"]),
      isNew: z.boolean().describe("whether this change brings it"),
      message: z.object({
        code: z.string(),
        path: z.string().optional(),
        parameters: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
      text: z.string().describe("what is wrong, in the language of the run"),
      fix: z.string().describe("what to do about it, in the language of the run"),
    }),
  ),
  grantEnds: z
    .array(
      z.object({
        role: z.string().describe("<account>/role/<name>"),
        expires: z.string().describe("ISO 8601 in UTC: from this moment on the role trusts no principal"),
        daysLeft: z.int().describe("whole days, negative once it has ended"),
      }),
    )
    .describe("grants that end, the next one first"),
  resources: z
    .array(
      z.object({
        stack: z.string(),
        urn: z.string(),
        type: z.string(),
        name: z.string(),
        operation: z.enum(["create", "update", "replace", "delete", "import"]),
      }),
    )
    .describe("what the engine does"),
  isAsExpected: z.boolean().optional().describe("only where a list of expected access was given"),
});
