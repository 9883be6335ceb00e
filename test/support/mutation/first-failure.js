const { TestEnvironment } = require('jest-environment-node');

/** The first test that fails has found the mutant: the others are skipped. */
module.exports = class FirstFailure extends TestEnvironment {
  #failed = false;

  handleTestEvent({ name, test }) {
    if (name === 'test_done') this.#failed ||= test.errors.length > 0;
    if (name === 'test_start' && this.#failed) test.mode = 'skip';
  }
};
