import * as z from "zod";
import { accessType, endpoint, endpoints } from "./endpoint";
import { objects } from "./objects";
import { autoRetryMinutes, options } from "./options";
import { choice, jobId, text } from "./scalars";

const nodeType = choice(["single", "cluster"]);

/** ConfigureSyncJob. Source: the official SDK (dts 2021-12-06). */
export const configureRequest = z.strictObject({
  JobId: jobId,
  SrcAccessType: accessType,
  DstAccessType: accessType,
  Objects: objects,
  JobName: z.optional(text),
  JobMode: choice(["fullMode", "liteMode"]),
  RunMode: choice(["Immediate", "Timed"]),
  /** Beijing time. */
  ExpectRunTime: z.optional(text),
  SrcConnectType: choice(["proxy", "set"]),
  SrcInfo: z.optional(endpoint),
  SrcInfos: z.optional(endpoints),
  SrcNodeType: nodeType,
  DstInfo: z.optional(endpoint),
  DstInfos: z.optional(endpoints),
  DstNodeType: nodeType,
  Options: z.optional(options),
  AutoRetryTimeRangeMinutes: z.optional(autoRetryMinutes),
});
export type ConfigureRequest = z.output<typeof configureRequest>;
