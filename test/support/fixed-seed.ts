import fc from 'fast-check';

/** The gate judges one tree the same way every time; everywhere else properties look at new cases in each run. */
if (process.env.CI) fc.configureGlobal({ seed: 20_201_231 });
