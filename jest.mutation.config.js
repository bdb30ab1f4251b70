const base = require('./jest.config.js');

/**
 * The tests of the language and the compiler that need no database and take seconds: they are run once for every change that the mutation
 * tester makes. The laws, the fuzzer and the tests on a database see more, and are left out for their time.
 * @type {import('jest').Config}
 */
module.exports = {
  ...base,
  testMatch: [
    '<rootDir>/test/language/{complete-rule,corpus,diagnostics,limits,mentions,spans,tree}.test.ts',
    '<rootDir>/test/compile/{bind,calendar,golden}.test.ts',
  ],
};
