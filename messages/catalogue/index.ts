import { accountMessages } from "./account";
import { commandMessages } from "./command";
import { configurationMessages } from "./configuration";
import { resourceMessages } from "./resource";
import { serviceMessages } from "./service";
import { syncJobMessages } from "./sync-job";

/** Everything that is said to people, by message code. */
export const catalogue = {
  ...accountMessages,
  ...commandMessages,
  ...configurationMessages,
  ...resourceMessages,
  ...serviceMessages,
  ...syncJobMessages,
};

export type Catalogue = typeof catalogue;
