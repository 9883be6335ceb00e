/** What kills a mutant of the core: the tests of the core and of what it makes of whole returns. */
const base = require('./jest.config.js');

module.exports = {
  ...base,
  testMatch: [
    '<rootDir>/test/core/**/*.test.ts',
    '<rootDir>/test/examples.test.ts',
    '<rootDir>/test/every-rule.test.ts',
  ],
  reporters: ['default'],
};
