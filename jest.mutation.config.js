/** What finds a mutant of the core: its own tests, not the long ones over whole returns. `scripts/mutate.mjs` says which. */
const base = require('./jest.config.js');

const support = '<rootDir>/test/support/mutation';

module.exports = {
  ...base,
  testMatch: [`${support}/part.ts`],
  testEnvironment: require.resolve('./test/support/mutation/first-failure.js'),
  transform: { '^.+\\.tsx?$': `${support}/transform.js` },
  setupFiles: ['<rootDir>/test/support/strict-words.ts'],
  setupFilesAfterEnv: [`${support}/fixed-properties.ts`],
  reporters: ['default'],
};
