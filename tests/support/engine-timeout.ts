/** A real engine runs for seconds; on a busy machine for many. */
jest.setTimeout(240_000);
