/** Unit and integration tests: Node and the registry alone. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '/test/conformance/', '/test/e2e/'],
  setupFiles: ['<rootDir>/test/support/strict-words.ts', '<rootDir>/test/support/fixed-seed.ts'],
  transform: {
    '^.+\\.tsx?$': ['ts-jest', { tsconfig: 'tsconfig.jest.json', diagnostics: false }],
  },
  reporters: ['default', '<rootDir>/test/support/count-reporter.js'],
  collectCoverageFrom: ['src/core/**/*.ts'],
};
