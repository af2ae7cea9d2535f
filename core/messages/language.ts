import { languages, type Language } from "./message";

/**
 * The language of messages: `DTS_CROSS_ACCOUNT_LANGUAGE` (`en` or `zh`), otherwise Chinese if the locale (`LC_ALL`,
 * `LC_MESSAGES`, `LANG`) is Chinese, otherwise English.
 */
export function chooseLanguage(environment: NodeJS.ProcessEnv = process.env): Language {
  const asked = languages.find((language) => language === environment.DTS_CROSS_ACCOUNT_LANGUAGE);
  if (asked) return asked;
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || "";
  return locale.toLowerCase().startsWith("zh") ? "zh" : "en";
}
