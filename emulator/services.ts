import { createCamService } from "./cam";
import { createCdbService } from "./databases/cdb";
import { createCynosdbService } from "./databases/cynosdb";
import { createDcdbService } from "./databases/dcdb";
import { createMariadbService } from "./databases/mariadb";
import { createDtsService, type DtsOptions, type DtsService } from "./dts";
import { withPublished } from "./published/with-published";
import type { Service } from "./service";
import { createStsService } from "./sts";
import { createTagService } from "./tag";
import type { World } from "./world/world";

export interface Services {
  /** Every service of the emulated cloud. */
  readonly all: readonly Service[];
  /** The service that keeps its own state: sync jobs. */
  readonly dts: DtsService;
}

export function createServices(world: World, dtsOptions?: DtsOptions): Services {
  const dts = createDtsService(world, dtsOptions);
  return {
    dts,
    all: [
      withPublished(createCamService(world)),
      withPublished(createStsService(world)),
      withPublished(dts),
      withPublished(createTagService(world, dts)),
      createCdbService(world),
      createMariadbService(world),
      createDcdbService(world),
      createCynosdbService(world),
    ],
  };
}
