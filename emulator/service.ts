import type { z } from "zod";
import type { PolicyDocument } from "../core/cam";

/**
 * One emulated API: the data that the gateway needs to route, check and answer a request.
 * A service keeps its state in the closure of its factory; `operations` is its table of contents.
 */
export interface Service {
  /** Short name as in the host name and the action prefix of policies: `dts`, `cam`, `sts`, `cdb`, ... */
  readonly name: string;
  /** `X-TC-Version`, for example `2021-12-06`. */
  readonly version: string;
  readonly operations: Readonly<Record<string, Operation>>;
  /** Whether `X-TC-Region` must name a region. Default true; CAM and STS work without one. */
  readonly isRegional?: boolean;
  /** Codes in which the service differs from the gateway's own. */
  readonly codes?: {
    /** The caller's policies do not allow the action. Default `AuthFailure.UnauthorizedOperation`. */
    readonly unauthorized?: string;
    /** A parameter has the right type and a value that is not allowed. Default `InvalidParameterValue`. */
    readonly invalidValue?: string;
    /** A published action that the emulator does not implement. Default `UnsupportedOperation`. */
    readonly notEmulated?: string;
  };
}

/** One action of a service. */
export interface Operation<Parameters extends z.ZodObject = z.ZodObject> {
  /** Strict schema of the request body: an undeclared field is refused as the gateway refuses it. */
  readonly parameters: Parameters;
  /** Published limit, requests per second per account and action. Default 20. */
  readonly requestsPerSecond?: number;
  /** Called without a signature (`Authorization: SKIP`), so without a caller. Default false. */
  readonly isUnsigned?: boolean;
  /**
   * The `qcs::` names that the caller needs permission for; `*` for an action without resource-level permission.
   * `false` where the service needs no permission (sts:GetCallerIdentity) or decides itself (sts:AssumeRole).
   */
  resources(call: Call, parameters: z.output<Parameters>): readonly string[] | false;
  /** Does the work. Returns the fields of `Response` without `RequestId`; throws a `CloudError` to refuse. */
  handle(call: Call, parameters: z.output<Parameters>): object;
}

/** Ties the handler's parameter type to its schema. */
export function operation<Parameters extends z.ZodObject>(definition: Operation<Parameters>): Operation {
  return definition as unknown as Operation;
}

/** Who is calling, from where, when. */
export interface Call {
  readonly caller: Caller;
  /** `X-TC-Region`; undefined when the header is absent. */
  readonly region: string | undefined;
  readonly sourceIp: string;
  /** The emulator's virtual time, milliseconds since the epoch. */
  readonly now: number;
  readonly requestId: string;
  /** `X-TC-Language`: the language of the service's messages. Default Chinese. */
  readonly language?: "zh-CN" | "en-US";
}

/** Temporary keys of an identity (sts:GetFederationToken), limited to what the policy allows, too. */
export interface Federation {
  readonly name: string;
  readonly policy: PolicyDocument;
}

/** The identity behind the key that signed the request. */
export type Caller =
  | {
      readonly kind: "root";
      readonly accountUin: string;
      readonly uin: string;
      readonly federation?: Federation;
    }
  | {
      readonly kind: "user";
      readonly accountUin: string;
      readonly uin: string;
      readonly userName: string;
      readonly federation?: Federation;
    }
  | {
      readonly kind: "roleSession";
      /** The account that owns the role. */
      readonly accountUin: string;
      readonly roleId: string;
      readonly roleName: string;
      readonly sessionName: string;
      /** UIN of the identity that assumed the role. */
      readonly assumedByUin: string;
      /** Main account of the identity that assumed the role. */
      readonly assumedByAccountUin: string;
      /** `Policy` of AssumeRole: the session may do only what both the role and this policy allow. */
      readonly sessionPolicy?: PolicyDocument;
    };
