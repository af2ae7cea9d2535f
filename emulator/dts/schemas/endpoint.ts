import * as z from "zod";
import { choice, integer, text } from "./scalars";

/** How a database is reached. The emulator knows `cdb` only, a cloud instance. */
export const accessType = z.enum([
  "cdb",
  "cvm",
  "vpc",
  "extranet",
  "vpncloud",
  "dcg",
  "ccn",
  "intranet",
  "noProxy",
  "ckafka",
]);

/** Source: `Endpoint` of the official SDK (dts 2021-12-06). */
export const endpoint = z.strictObject({
  Region: z.optional(text),
  Role: choice(["proxy", "set"]),
  DbKernel: z.optional(text),
  InstanceId: z.optional(text),
  Ip: z.optional(text),
  Port: z.optional(integer(0, 65_535)),
  User: z.optional(text),
  Password: z.optional(text),
  DbName: z.optional(text),
  VpcId: z.optional(text),
  SubnetId: z.optional(text),
  CvmInstanceId: z.optional(text),
  UniqDcgId: z.optional(text),
  UniqVpnGwId: z.optional(text),
  CcnId: z.optional(text),
  Supplier: choice(["others", "aliyun"]),
  EngineVersion: z.optional(text),
  Account: z.optional(text),
  AccountMode: choice(["self", "other"]),
  AccountRole: z.optional(text),
  RoleExternalId: z.optional(text),
  TmpSecretId: z.optional(text),
  TmpSecretKey: z.optional(text),
  TmpToken: z.optional(text),
  EncryptConn: choice(["UnEncrypted", "Encrypted"]),
  DatabaseNetEnv: choice(["UserIDC", "TencentVPC"]),
  CcnOwnerUin: z.optional(text),
  ChildInstanceId: z.optional(text),
  ChildInstanceType: choice(["ro", "rw"]),
  SetId: z.optional(text),
});
export type Endpoint = z.output<typeof endpoint>;

/** The nodes of a database of type `cluster`. */
export const endpoints = z.strictObject({
  Region: text,
  AccessType: accessType,
  DatabaseType: text,
  Info: z.array(endpoint).min(1),
});
export type Endpoints = z.output<typeof endpoints>;
