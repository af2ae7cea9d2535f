import { accountMessages } from "./account";

/** Everything that is said to people, by message code. */
export const catalogue = {
  ...accountMessages,
};

export type Catalogue = typeof catalogue;
