/** A run of the real engine takes seconds, many on a busy machine. */
jest.setTimeout(240_000);
