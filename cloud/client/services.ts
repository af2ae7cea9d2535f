import type { Client as CamClient } from "tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_client";
import type { Client as CdbClient } from "tencentcloud-sdk-nodejs/tencentcloud/services/cdb/v20170320/cdb_client";
import type { Client as CynosdbClient } from "tencentcloud-sdk-nodejs/tencentcloud/services/cynosdb/v20190107/cynosdb_client";
import type { Client as DcdbClient } from "tencentcloud-sdk-nodejs/tencentcloud/services/dcdb/v20180411/dcdb_client";
import type { Client as DtsClient } from "tencentcloud-sdk-nodejs/tencentcloud/services/dts/v20211206/dts_client";
import type { Client as MariadbClient } from "tencentcloud-sdk-nodejs/tencentcloud/services/mariadb/v20170312/mariadb_client";
import type { Client as StsClient } from "tencentcloud-sdk-nodejs/tencentcloud/services/sts/v20180813/sts_client";
import type { Client as TagClient } from "tencentcloud-sdk-nodejs/tencentcloud/services/tag/v20180813/tag_client";

/** The services that we call. Only the types of the official SDK's clients are used, so none of them is loaded. */
interface ServiceClients {
  cam: CamClient;
  cdb: CdbClient;
  cynosdb: CynosdbClient;
  dcdb: DcdbClient;
  dts: DtsClient;
  mariadb: MariadbClient;
  sts: StsClient;
  tag: TagClient;
}

export type ServiceName = keyof ServiceClients;

/** `X-TC-Version` of each service. */
export const serviceVersions: Readonly<Record<ServiceName, string>> = {
  cam: "2019-01-16",
  cdb: "2017-03-20",
  cynosdb: "2019-01-07",
  dcdb: "2018-04-11",
  dts: "2021-12-06",
  mariadb: "2017-03-12",
  sts: "2018-08-13",
  tag: "2018-08-13",
};

type Method = (request: never, ...rest: never[]) => Promise<unknown>;

/** The actions of a service. */
export type ActionOf<Service extends ServiceName> = {
  [Action in keyof ServiceClients[Service]]: Action extends Capitalize<string & Action>
    ? ServiceClients[Service][Action] extends Method
      ? Action
      : never
    : never;
}[keyof ServiceClients[Service]] &
  string;

type FirstParameter<Call> = Call extends (request: infer Request, ...rest: never[]) => unknown
  ? NonNullable<Request>
  : never;

/** The request of an action, as the official SDK types it; an empty object where it has no parameter. */
export type RequestOf<Service extends ServiceName, Action extends ActionOf<Service>> = [
  FirstParameter<ServiceClients[Service][Action]>,
] extends [never]
  ? Record<string, never>
  : FirstParameter<ServiceClients[Service][Action]>;

/**
 * The answer of an action, as the official SDK types it. Numbers above 2^53 (a `RoleId` written as a number) arrive
 * rounded: use the fields that are text.
 */
export type ResponseOf<
  Service extends ServiceName,
  Action extends ActionOf<Service>,
> = ServiceClients[Service][Action] extends (...request: never[]) => Promise<infer Response extends object>
  ? Response
  : never;
