import { Client as CamClient } from "tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_client";
import { Client as CdbClient } from "tencentcloud-sdk-nodejs/tencentcloud/services/cdb/v20170320/cdb_client";
import { Client as CynosdbClient } from "tencentcloud-sdk-nodejs/tencentcloud/services/cynosdb/v20190107/cynosdb_client";
import { Client as DcdbClient } from "tencentcloud-sdk-nodejs/tencentcloud/services/dcdb/v20180411/dcdb_client";
import { Client as DtsClient } from "tencentcloud-sdk-nodejs/tencentcloud/services/dts/v20211206/dts_client";
import { Client as MariadbClient } from "tencentcloud-sdk-nodejs/tencentcloud/services/mariadb/v20170312/mariadb_client";
import { Client as StsClient } from "tencentcloud-sdk-nodejs/tencentcloud/services/sts/v20180813/sts_client";
import { startEmulator, type Emulator, type EmulatorOptions } from "../../emulator";

const clients = {
  cam: CamClient,
  cdb: CdbClient,
  cynosdb: CynosdbClient,
  dcdb: DcdbClient,
  dts: DtsClient,
  mariadb: MariadbClient,
  sts: StsClient,
};

type ServiceName = keyof typeof clients;

/** Official SDK clients of one identity. */
export type SdkClients = { readonly [Name in ServiceName]: InstanceType<(typeof clients)[Name]> };

export interface Keys {
  readonly secretId: string;
  readonly secretKey: string;
  readonly token?: string;
}

export interface TestEmulator extends Emulator {
  readonly source: TestAccount;
  readonly target: TestAccount;
  /** SDK clients that sign with any keys, in any region (default: ap-guangzhou). */
  clientsOf(keys: Keys, region?: string): SdkClients;
}

export interface TestAccount {
  readonly uin: string;
  /** The main account itself, in the region where most of its instances are. */
  readonly root: SdkClients;
  /** One of its sub-users. */
  user(name: string): TestUser;
}

export interface TestUser {
  readonly name: string;
  readonly uin: string;
  readonly secretId: string;
  readonly secretKey: string;
  readonly clients: SdkClients;
}

const started: Emulator[] = [];

// A test that fails before it stops its emulator must not prevent the run from ending.
afterAll(() => Promise.all(started.map((emulator) => emulator.stop())));

/** An emulator with the default accounts, no rate limit, and time that moves only by `clock.advance`. */
export async function startTestEmulator(options: EmulatorOptions = {}): Promise<TestEmulator> {
  const emulator = await startEmulator({ rateLimit: false, speed: 0, ...options });
  started.push(emulator);
  const clientsOf = (keys: Keys, region = "ap-guangzhou") => sdkClients(emulator.endpoint, keys, region);
  const account = (index: number, region: string): TestAccount => {
    const printed = emulator.accounts[index]!;
    return {
      uin: printed.uin,
      root: clientsOf(printed, region),
      user: (name) => {
        const user = printed.users.find((candidate) => candidate.name === name);
        if (!user) throw new Error(`the seed has no user ${name}`);
        return { ...user, clients: clientsOf(user, region) };
      },
    };
  };
  return Object.assign(emulator, {
    clientsOf,
    source: account(0, "ap-guangzhou"),
    target: account(Math.min(1, emulator.accounts.length - 1), "ap-shanghai"),
  });
}

function sdkClients(endpoint: string, credential: Keys, region: string): SdkClients {
  const profile = { httpProfile: { endpoint: endpoint.replace("http://", ""), protocol: "http://" } };
  const made = Object.entries(clients).map(([name, Client]) => [
    name,
    new Client({ credential, region, profile }),
  ]);
  return Object.fromEntries(made) as SdkClients;
}
