const os = require('node:os');
const path = require('node:path');
const { LANES } = require('./lanes.js');

const SLOWEST = 10;
const TOLERATED = 1.5;
/** Tasks for each core that want to run: the tests alone make for one or two. */
const BUSY = 2.5;

/** Says under `--ci` which files took longest and what each lane took; a lane that took far more than it may fails the run. */
class LanesReporter {
  /** @type {{ lane: string, file: string, seconds: number }[]} */
  #files = [];
  /** @type {string[]} */
  #exceeded = [];

  /** @param {import('@jest/types').Config.GlobalConfig} config */
  constructor(config) {
    this.config = config;
  }

  /**
   * @param {import('@jest/reporters').Test} test
   * @param {import('@jest/reporters').TestResult} result
   */
  onTestResult(test, result) {
    const lane = test.context.config.displayName?.name ?? '';
    this.#files.push({ lane, file: path.relative(this.config.rootDir, test.path), seconds: result.perfStats.runtime / 1000 });
  }

  onRunComplete() {
    if (!this.config.ci) return;
    const line = (/** @type {number} */ seconds, /** @type {string} */ lane, /** @type {string} */ what) =>
      `${seconds.toFixed(1).padStart(7)} s  ${lane.padEnd(8)}  ${what}`;
    const slowest = this.#files.toSorted((a, b) => b.seconds - a.seconds).slice(0, SLOWEST);
    const lanes = LANES.map(({ name, seconds }) => ({ name, budget: seconds, files: this.#files.filter(({ lane }) => lane === name) }))
      .filter(({ files }) => files.length > 0)
      .map(({ name, budget, files }) => ({
        name,
        budget,
        count: files.length,
        total: files.reduce((sum, { seconds }) => sum + seconds, 0),
      }));
    this.#exceeded = lanes
      .filter(({ budget, total }) => total > TOLERATED * budget)
      .map(({ name, budget, total }) => `${name} took ${total.toFixed(0)} s of ${budget} s`);
    const lines = [
      ...slowest.map(({ lane, file, seconds }) => line(seconds, lane, file)),
      ...lanes.map(({ name, budget, count, total }) => line(total, name, `all ${count} files; the budget is ${budget} s`)),
    ];
    const load = os.loadavg()[1] ?? 0;
    if (load > BUSY * os.cpus().length) {
      lines.push(
        `The machine had other things to do, a load of ${load.toFixed(1)} on ${os.cpus().length} cores: nothing follows from these times.`,
      );
      this.#exceeded = [];
    }
    process.stderr.write(`\nThe slowest files, and the lanes:\n${lines.join('\n')}\n`);
  }

  /** Jest asks: an error fails the run. */
  getLastError() {
    if (this.#exceeded.length === 0) return undefined;
    return new Error(`Over the budget of test/support/lanes/lanes.js by more than half: ${this.#exceeded.join(', ')}.`);
  }
}

module.exports = LanesReporter;
