import { accountMessages } from "./account";
import { commandMessages } from "./command";
import { resourceMessages } from "./resource";
import { syncJobMessages } from "./sync-job";

/** Everything that is said to people, by message code. */
export const catalogue = {
  ...accountMessages,
  ...commandMessages,
  ...resourceMessages,
  ...syncJobMessages,
};

export type Catalogue = typeof catalogue;
