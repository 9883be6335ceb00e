/** What kills a mutant of the core: its own tests, not the long ones over whole returns. `scripts/mutate.mjs` says which. */
const base = require('./jest.config.js');

const support = '<rootDir>/test/support/mutation';

module.exports = {
  ...base,
  testMatch: ['<rootDir>/test/core/**/*.test.ts'],
  runner: `${support}/runner.js`,
  transform: { '^.+\\.tsx?$': `${support}/transform.js` },
  setupFiles: ['<rootDir>/test/support/strict-words.ts'],
  setupFilesAfterEnv: [`${support}/names-by-file.ts`, `${support}/fixed-properties.ts`],
  reporters: ['default'],
};
