import { checkStyle } from "./checks.mjs";

/** `npm run lint`: ESLint, Prettier, and the arrows between the rooms. */
process.exitCode = checkStyle().failed > 0 ? 1 : 0;
