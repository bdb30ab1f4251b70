const { default: Runtime } = require('jest-runtime');

/**
 * What is private to the runtime of the version of jest that is pinned in package.json. A newer one may have it elsewhere: then the first file of a run fails here.
 *
 * @typedef {object} Internals
 * @property {string} _testPath
 * @property {{ testPath: string }} executor
 * @property {{ state: string }} testState
 * @property {{ moduleRegistry: Map<string, unknown>, internalModuleRegistry: Map<string, unknown> }} registries
 * @property {{ reset(): void }} testMainModule
 * @property {{ clearJestObjectCache(): void }} jestGlobals
 */

/** @param {unknown} runtime */
const internals = (runtime) => /** @type {Internals} */ (runtime);

/** What is run for each file anew: the file itself, and what the lane runs before it. */
const OF_ONE_FILE = /\.test\.ts$|[/\\]without-server\.js$/;

/** @type {WeakMap<object, KeptRuntime>} By the environment. */
const kept = new WeakMap();

/** The modules of a kept environment: whatever a file has loaded is loaded for those that follow (README.md). */
class KeptRuntime extends Runtime {
  /** @param {ConstructorParameters<typeof Runtime>} given */
  constructor(...given) {
    const [, environment, , , , , testPath] = given;
    const one = kept.get(environment);
    if (one !== undefined) {
      const own = internals(one);
      own._testPath = testPath;
      own.executor.testPath = testPath;
      own.testState.state = 'loading';
      return one;
    }
    super(...given);
    kept.set(environment, this);
  }

  /** @override */
  teardown() {
    this.restoreAllMocks();
    const { registries, testMainModule, jestGlobals } = internals(this);
    for (const path of registries.moduleRegistry.keys()) if (OF_ONE_FILE.test(path)) registries.moduleRegistry.delete(path);
    registries.internalModuleRegistry.clear();
    testMainModule.reset();
    jestGlobals.clearJestObjectCache();
  }
}

module.exports = { __esModule: true, default: KeptRuntime };
