/** `npm run lint`: ESLint, Prettier, and the arrows between the rooms. */
import { checkStyle } from "./checks.mjs";

process.exitCode = checkStyle().failed > 0 ? 1 : 0;
