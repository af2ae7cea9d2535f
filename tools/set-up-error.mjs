/** A failure that the user can fix: its message says how, so no stack trace is shown. */
export class SetUpError extends Error {}

/** Runs a command: a `SetUpError` is printed as its message and ends with exit code 1; any other error is a bug of ours. */
export async function runEntry(entry) {
  try {
    await entry();
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
