const { relative } = require('node:path');
const { default: TestRunner } = require('jest-runner');

/** The file that found the mutant before this one: the next is mostly a few characters further on. */
let lastFinder;

const escaped = (text) => text.replace(/[.*+\-?^${}()|[\]\\]/g, '\\$&');

/**
 * Jest opens every test file to learn the names within, and Stryker cannot tell it to stop at the first failure; most
 * of a mutant's time went there. Every name begins with its file (see names-by-file), so that the files without a test
 * that reaches the mutant stay shut, and the first file that finds it is the last.
 */
module.exports = class MutationRunner extends TestRunner {
  async runTests(tests, watcher, options) {
    const { testNamePattern } = this._globalConfig;
    if (!testNamePattern) return super.runTests(tests, watcher, options);

    const countOf = ({ path, context }) =>
      testNamePattern.split(`(${escaped(relative(context.config.rootDir, path))} `).length - 1;
    const reaching = tests
      .map((test) => ({ test, count: test.path === lastFinder ? Infinity : countOf(test), any: countOf(test) > 0 }))
      .filter(({ any }) => any)
      .sort((a, b) => b.count - a.count);

    let found = false;
    const forget = [
      this.on('test-file-success', ([, result]) => (found ||= result.numFailingTests > 0)),
      this.on('test-file-failure', () => (found = true)),
    ];
    for (const { test } of reaching) {
      await super.runTests([test], watcher, options);
      if (!found) continue;
      lastFinder = test.path;
      break;
    }
    forget.forEach((off) => off());
  }
};
