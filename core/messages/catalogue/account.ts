import { defineMessages } from "../message";

/** The account that credentials belong to. */
export const accountMessages = defineMessages({
  "account.mismatch": {
    en: {
      text: "The credentials from {source} belong to account {actual}, but this stack is for account {expected}. Nothing was changed.",
      fix: "Use credentials of account {expected}, or correct `accountUin`.",
    },
    zh: {
      text: "来自 {source} 的密钥属于账号 {actual}，而此堆栈面向账号 {expected}。未作任何变更。",
      fix: "请改用账号 {expected} 的密钥，或更正 `accountUin`。",
    },
    docs: "docs/doctor.md#keys",
  },
});
