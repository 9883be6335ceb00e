/** What kills a mutant of the core: its own tests, not the long ones over whole returns. `scripts/mutate.mjs` says which. */
const base = require('./jest.config.js');

module.exports = {
  ...base,
  testMatch: ['<rootDir>/test/core/**/*.test.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/support/names-by-file.ts'],
  reporters: ['default'],
};
