// The lanes: a file's name says what it costs (test/README.md).
const TIMEOUT_MS = 180_000;

// What must hold on both databases where they differ most: statements and transactions one at a time, recovery, builds that walk.
const ON_THE_EMBEDDED_DATABASE_TOO = [
  'database/*.db.test.ts',
  'membership/laws.db.test.ts',
  'e2e/crash.e2e.test.ts',
  'e2e/live.e2e.test.ts',
];

/** @type {import('jest').Config} */
const common = {
  testEnvironment: 'node',
  testTimeout: TIMEOUT_MS,
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
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
  transformIgnorePatterns: ['/node_modules/(?!sql-template-tag/)'],
};

const onPostgres = {
  globalSetup: '<rootDir>/test/support/postgres/global-setup.js',
  globalTeardown: '<rootDir>/test/support/postgres/global-teardown.js',
};

/** @type {import('jest').Config} */
module.exports = {
  testTimeout: TIMEOUT_MS,
  maxWorkers: '100%',
  projects: [
    { ...common, displayName: 'fast', testMatch: ['<rootDir>/test/**/!(*.db|*.e2e|*.embedded).test.ts'] },
    { ...common, ...onPostgres, displayName: 'database', testMatch: ['<rootDir>/test/**/*.db.test.ts'] },
    { ...common, ...onPostgres, displayName: 'e2e', testMatch: ['<rootDir>/test/**/*.e2e.test.ts'] },
    {
      ...common,
      displayName: 'embedded',
      setupFiles: ['<rootDir>/test/support/without-server.js'],
      testMatch: ['**/*.embedded.test.ts', ...ON_THE_EMBEDDED_DATABASE_TOO].map((pattern) => `<rootDir>/test/${pattern}`),
    },
  ],
};
