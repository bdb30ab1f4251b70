const path = require('node:path');
const { LONGEST } = require('./lanes.js');

/** @type {{ default: typeof import('@jest/test-sequencer').default }} */
const { default: TestSequencer } = require(require.resolve('@jest/test-sequencer', { paths: [require.resolve('jest')] }));

/** The longest files first, so that none is left at the end while other workers have nothing to do: first LONGEST, then as jest remembers them. */
class LongestFirst extends TestSequencer {
  /**
   * Apart for each lane, though all have one id: jest writes what it remembers of each over that of the others.
   *
   * @override
   * @param {import('@jest/test-result').TestContext} context
   */
  _getCachePath(context) {
    return `${super._getCachePath(context)}-${context.config.displayName?.name}`;
  }

  /**
   * @override
   * @param {import('@jest/test-result').Test[]} tests
   */
  async sort(tests) {
    const placeOf = (/** @type {import('@jest/test-result').Test} */ test) => {
      const place = LONGEST.indexOf(path.relative(path.join(test.context.config.rootDir, 'test'), test.path).replaceAll(path.sep, '/'));
      return place === -1 ? LONGEST.length : place;
    };
    return (await super.sort(tests)).toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

module.exports = LongestFirst;
