import { chooseLanguage } from "../../../core/messages";
import cases from "../../matrix/languages.json";

test.each(cases)("$environment is answered in $language", ({ environment, language }) => {
  // Given an environment; when the language is chosen, then it is the one of the table
  expect(chooseLanguage(environment as NodeJS.ProcessEnv)).toBe(language);
});
