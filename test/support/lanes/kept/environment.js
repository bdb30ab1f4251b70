const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

/** Where jest-circus keeps who listens to it: each file adds its own. */
const EVENT_HANDLERS = Symbol.for('EVENT_HANDLERS');

/** @type {KeptEnvironment | undefined} */
let kept;

/** The environment of this worker: made for the first file, given to all that follow, whatever their lanes (README.md). */
class KeptEnvironment extends TestEnvironment {
  #exit = Reflect.get(this.global.process, 'exit');

  /**
   * @param {import('@jest/environment').JestEnvironmentConfig} config
   * @param {import('@jest/environment').EnvironmentContext} context
   */
  constructor(config, context) {
    if (kept !== undefined) {
      kept.#begin();
      return kept;
    }
    // Jest leaves no choice of the global object, and makes one whose every name is looked up by a proxy.
    const { createContext } = vm;
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(config, context);
    } finally {
      vm.createContext = createContext;
    }
    this.#begin();
    kept = this;
  }

  /** Whatever the file before may have left behind is as it was. */
  #begin() {
    const { process: own } = this.global;
    own.exit = this.#exit;
    for (const name of Object.keys(own.env)) if (!(name in process.env)) delete own.env[name];
    // As the program sets it: libraries are tried as they run for users.
    Object.assign(own.env, process.env, { NODE_ENV: 'production' });
    Reflect.deleteProperty(this.global, EVENT_HANDLERS);
  }

  /** @override */
  async teardown() {}
}

module.exports = KeptEnvironment;
