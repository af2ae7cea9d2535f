/** Set-up before `npm run demo`, `npm test` and others: installs packages, builds dist/, finds or installs a Pulumi engine. */

const OLDEST_NODE = 20;

// An old Node must reach this message, so nothing is imported before it.
if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE) {
  fail(
    `Node ${process.versions.node} is too old: Node ${OLDEST_NODE} or later is needed. Install one, then run again.`,
  );
} else if (process.platform === "win32") {
  fail("Windows is not supported directly. Run this in WSL (Windows Subsystem for Linux).");
} else {
  const { setUp } = await import("./set-up-steps.mjs");
  const { runEntry } = await import("./set-up-error.mjs");
  await runEntry(setUp);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
