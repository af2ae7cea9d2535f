import { accountMessages } from "./account";
import { commandMessages } from "./command";
import { componentMessages } from "./component";
import { configurationMessages } from "./configuration";
import { configurationJobsMessages } from "./configuration-jobs";
import { configurationRuleMessages } from "./configuration-rules";
import { credentialsMessages } from "./credentials";
import { grantMessages } from "./grant";
import { jobProgressMessages } from "./job-progress";
import { offerMessages } from "./offer";
import { deploymentMessages } from "./deployment";
import { driftMessages } from "./drift";
import { forgeMessages } from "./forge";
import { preflightMessages } from "./preflight";
import { resourceMessages } from "./resource";
import { reviewMessages } from "./review";
import { rotationMessages } from "./rotation";
import { reviewFindingMessages } from "./review-findings";
import { reviewUnknownMessages } from "./review-unknown";
import { serviceMessages } from "./service";
import { syncJobMessages } from "./sync-job";

/** Every message that the product shows, by code. */
export const catalogue = {
  ...accountMessages,
  ...commandMessages,
  ...componentMessages,
  ...configurationMessages,
  ...configurationJobsMessages,
  ...configurationRuleMessages,
  ...credentialsMessages,
  ...grantMessages,
  ...jobProgressMessages,
  ...offerMessages,
  ...deploymentMessages,
  ...driftMessages,
  ...forgeMessages,
  ...preflightMessages,
  ...resourceMessages,
  ...reviewMessages,
  ...rotationMessages,
  ...reviewFindingMessages,
  ...reviewUnknownMessages,
  ...serviceMessages,
  ...syncJobMessages,
};

export type Catalogue = typeof catalogue;
