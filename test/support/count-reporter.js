const { appendFileSync } = require('node:fs');

/** Adds `passed failed` of a jest run to the file that TEST_COUNTS names, so that the gate can say a true sum. */
module.exports = class CountReporter {
  onRunComplete(_contexts, results) {
    if (!process.env.TEST_COUNTS) return;
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    appendFileSync(process.env.TEST_COUNTS, `${results.numPassedTests} ${failed}\n`);
  }
};
