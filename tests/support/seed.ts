/** Seed of the random tests: fixed, so that a failure repeats; DTS_CROSS_ACCOUNT_TEST_SEED names another one. */
export const seed = Number(process.env.DTS_CROSS_ACCOUNT_TEST_SEED ?? 20_261_128);
