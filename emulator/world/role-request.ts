import type { PolicyDocument, RequestContext } from "../../core/cam";
import type { Caller } from "../service";

/** What a caller asks sts:AssumeRole for. */
export interface RoleRequest {
  readonly caller: Caller;
  /** `qcs::cam::uin/<account>:roleName/<name>` or `qcs::cam::uin/<account>:role/<id>`. */
  readonly roleArn: string;
  readonly externalId?: string;
  /** @default "dts", the name that DTS gives to its own sessions here */
  readonly sessionName?: string;
  /** Narrows what the session may do. */
  readonly sessionPolicy?: PolicyDocument;
  /** What else conditions may ask for, such as `qcs:ip`. */
  readonly context?: RequestContext;
}
