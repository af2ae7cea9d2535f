/** The engine as an origin `installer`: downloaded by Pulumi's installer. */
import { fileURLToPath } from "node:url";
import { startStep } from "../progress.mjs";
import { lastLines, runCommand } from "../run-command.mjs";
import { fillCache } from "./fill-cache.mjs";

const CHILD = fileURLToPath(new URL("official-installer-child.mjs", import.meta.url));
/** How long to wait for the first connection: without network, the next origin is tried soon. */
const CONNECT_MILLISECONDS = 5_000;
/** How long the whole download may take. */
const TOTAL_MILLISECONDS = 10 * 60_000;

/** Runs the installer of Pulumi's Automation API, into our cache instead of the user's ~/.pulumi. */
export async function installOfficially(context) {
  return fillCache(context, async (staging) => {
    const step = startStep(`Downloading Pulumi ${context.version}`);
    const { connectMilliseconds = CONNECT_MILLISECONDS, totalMilliseconds = TOTAL_MILLISECONDS } = context;
    const { status, output } = await runInOwnGroup(
      [CHILD, context.version, staging, String(connectMilliseconds)],
      {
        cwd: context.checkout,
        env: context.environment,
        signal: AbortSignal.timeout(totalMilliseconds),
      },
    );
    step.finish(status === 0 ? "done" : "failed");
    return status === 0 ? undefined : `the installer: ${lastLines(output, 2) || "took too long"}`;
  });
}

/** In its own process group: the installer starts further programs, and a signal must end all of them. */
async function runInOwnGroup(parameters, { signal, ...options }) {
  let group;
  const end = () => group && process.kill(-group, "SIGTERM");
  const endAndLeave = () => {
    end();
    process.exit(130);
  };
  signal.addEventListener("abort", end, { once: true });
  for (const name of ["SIGINT", "SIGTERM"]) process.once(name, endAndLeave);
  try {
    const onStart = (pid) => (group = pid);
    return await runCommand(process.execPath, parameters, { ...options, detached: true, onStart });
  } finally {
    signal.removeEventListener("abort", end);
    for (const name of ["SIGINT", "SIGTERM"]) process.off(name, endAndLeave);
  }
}
