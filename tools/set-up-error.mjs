/** A failure that the person at the terminal can mend: its message says how, so no stack trace is shown. */
export class SetUpError extends Error {}

/** Runs a command-line entry: a `SetUpError` becomes its message and exit code 1, any other error is a fault of ours. */
export async function runEntry(entry) {
  try {
    await entry();
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
