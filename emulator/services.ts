import { createCamService } from "./cam";
import { createCdbService } from "./databases/cdb";
import { createCynosdbService } from "./databases/cynosdb";
import { createDcdbService } from "./databases/dcdb";
import { createMariadbService } from "./databases/mariadb";
import { createDtsService, type DtsOptions, type DtsService } from "./dts";
import type { Service } from "./service";
import { createStsService } from "./sts";
import type { World } from "./world/world";

export interface Services {
  /** Every service of the emulated cloud. */
  readonly all: readonly Service[];
  /** The one that keeps a state of its own: sync jobs. */
  readonly dts: DtsService;
}

export function createServices(world: World, dtsOptions?: DtsOptions): Services {
  const dts = createDtsService(world, dtsOptions);
  return {
    dts,
    all: [
      createCamService(world),
      createStsService(world),
      dts,
      createCdbService(world),
      createMariadbService(world),
      createDcdbService(world),
      createCynosdbService(world),
    ],
  };
}
