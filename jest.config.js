/** Unit and integration tests: Node and the registry alone. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '/test/conformance/', '/test/e2e/'],
  transform: {
    '^.+\\.tsx?$': ['ts-jest', { isolatedModules: true, tsconfig: 'tsconfig.jest.json', diagnostics: false }],
  },
  collectCoverageFrom: ['src/core/**/*.ts'],
};
