import { ConfigurationError, readConfiguration } from '../../src/server/configuration.js';

test('everything has a default', () => {
  expect(readConfiguration({})).toEqual({
    port: 4000,
    host: 'localhost',
    dataFolder: '.cantle',
    databaseUrl: undefined,
    clockStart: undefined,
    timeZone: 'UTC',
    currency: 'USD',
    clockToleranceMs: 300_000,
    thresholdsEveryMs: 86_400_000,
    changesKeptMs: 31_536_000_000,
    demo: true,
    ide: true,
    bootstrapKey: undefined,
    corsOrigins: [],
    logLevel: 'info',
  });
});

test('an empty variable is one that is not set', () => {
  expect(readConfiguration({ PORT: '', DATABASE_URL: '', CANTLE_BOOTSTRAP_KEY: '' })).toEqual(readConfiguration({}));
});

test('every problem is told at once, by the name of its variable', () => {
  const environment = {
    PORT: '70000',
    DATABASE_URL: 'mysql://localhost',
    CANTLE_CLOCK: 'yesterday',
    CANTLE_TIME_ZONE: 'Europe/Atlantis',
    CANTLE_CURRENCY: 'euro',
    CANTLE_DEMO: 'maybe',
    CANTLE_IDE: 'perhaps',
    CANTLE_BOOTSTRAP_KEY: 'short',
    CANTLE_CORS_ORIGINS: 'https://crm.example.com/',
  };
  let problems: readonly string[] = [];
  try {
    readConfiguration(environment);
  } catch (error) {
    problems = (error as ConfigurationError).problems;
  }
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual(Object.keys(environment));
});

test('the clock starts at the instant it is given', () => {
  expect(readConfiguration({ CANTLE_CLOCK: '2014-01-28T13:00:00+01:00' }).clockStart).toEqual(new Date('2014-01-28T12:00:00Z'));
});

test('only the embedded database gets the demo shop unasked', () => {
  const DATABASE_URL = 'postgres://somebody@localhost/shop';
  expect(readConfiguration({ DATABASE_URL }).demo).toBe(false);
  expect(readConfiguration({ DATABASE_URL, CANTLE_DEMO: 'on' }).demo).toBe(true);
  expect(readConfiguration({ CANTLE_DEMO: 'off' }).demo).toBe(false);
});

test.each(['https://crm.example.com/', 'crm.example.com', '*', 'https://crm.example.com,ftp://a'])(
  'no origin that a browser would send: %s',
  (origins) => {
    expect(() => readConfiguration({ CANTLE_CORS_ORIGINS: origins })).toThrow('CANTLE_CORS_ORIGINS');
  },
);
