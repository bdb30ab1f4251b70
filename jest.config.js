const { availableParallelism } = require('node:os');
const { LANES } = require('./test/support/lanes/lanes.js');

const TIMEOUT_MS = 180_000;

/** @type {import('jest').Config} */
const common = {
  // One for all lanes: what is transformed for one is kept for the others, and so are environment and modules.
  id: 'cantle',
  // What one file has loaded is there for the next: test/support/lanes/kept/README.md.
  testEnvironment: '<rootDir>/test/support/lanes/kept/environment.js',
  testEnvironmentOptions: { globalsCleanup: 'off' },
  runtime: require.resolve('./test/support/lanes/kept/runtime.js'),
  testTimeout: TIMEOUT_MS,
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@cantle/client$': '<rootDir>/packages/client/src/index.ts',
    // What they give by default is an ES module under a name that jest runs as nothing else.
    '^(d3-(?:force|dispatch|quadtree|timer))$': '<rootDir>/node_modules/$1/dist/$1.js',
    '^@cantle/client/(.*)$': '<rootDir>/packages/client/src/$1.ts',
  },
  transform: {
    '^.+\\.(ts|js)$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(?:sql-template-tag|jose|auto-bind)/)'],
};

/** @param {import('./test/support/lanes/lanes.js').Lane} lane */
const project = ({ name, files, without = [], setup, withoutServer }) => ({
  ...common,
  displayName: name,
  testMatch: files.map((pattern) => `<rootDir>/test/${pattern}`),
  testPathIgnorePatterns: ['/node_modules/', ...without.map((file) => `<rootDir>/test/${file}$`)],
  ...(setup && {
    globalSetup: `<rootDir>/test/support/lanes/setup-${setup}.js`,
    globalTeardown: '<rootDir>/test/support/lanes/tear-down.js',
  }),
  ...(withoutServer && { setupFiles: ['<rootDir>/test/support/lanes/without-server.js'] }),
});

/** @type {import('jest').Config} */
module.exports = {
  testTimeout: TIMEOUT_MS,
  // One more than cores: some tests wait for what takes its time, and node waits for PostgreSQL.
  maxWorkers: availableParallelism() + 1,
  testSequencer: '<rootDir>/test/support/lanes/sequencer.js',
  reporters: ['default', '<rootDir>/test/support/lanes/reporter.js'],
  projects: LANES.map(project),
};
