import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError, readConfiguration, secretNamed, SETTING_NAMES } from '../../src/server/configuration.js';
import { demoKeyFile } from '../../src/server/demo-key.js';

test('everything has a default', () => {
  expect(readConfiguration({})).toEqual({
    port: 4000,
    privateWebhooks: false,
    exportFolder: undefined,
    uploads: { fileBytes: 1_073_741_824, totalBytes: 4_294_967_296 },
    host: 'localhost',
    drainMs: 0,
    dataFolder: '.cantle',
    databaseUrl: undefined,
    clockStart: undefined,
    facts: {},
    clockToleranceMs: 300_000,
    thresholdsEveryMs: 86_400_000,
    changesKeptMs: 31_536_000_000,
    auditKeptMs: 31_536_000_000,
    demo: true,
    ide: true,
    console: true,
    bootstrapKey: undefined,
    issuers: [],
    limits: { requestsPerMinute: null, costPerMinute: null, subscriptions: null, expensiveQuestions: null },
    corsOrigins: [],
    trustedProxies: [],
    logLevel: 'info',
    unknownSettings: [],
  });
});

test('README.md has a line for each variable, and for no other', () => {
  const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');
  const lines = [...readme.matchAll(/^\| `([A-Z_]+)` +\|/gm)].map(([, name = '']) => name);
  expect(lines.toSorted()).toEqual(SETTING_NAMES.toSorted());
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
    CANTLE_AUDIT_DAYS: '0',
    CANTLE_DEMO: 'maybe',
    CANTLE_IDE: 'perhaps',
    CANTLE_BOOTSTRAP_KEY: 'short',
    CANTLE_ISSUERS: 'no-such-file.yaml',
    CANTLE_CORS_ORIGINS: 'https://crm.example.com/',
    CANTLE_TRUSTED_PROXIES: '10.0.0.0/33',
    CANTLE_REQUESTS_PER_MINUTE: '0',
    CANTLE_SUBSCRIPTIONS: 'many',
    CANTLE_LOG_LEVEL: 'loud',
    CANTLE_DEMMO: 'off',
  };
  let problems: readonly string[] = [];
  try {
    readConfiguration(environment);
  } catch (error) {
    problems = (error as ConfigurationError).problems;
  }
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual(Object.keys(environment));
});

describe('a number', () => {
  const ranges = [
    ['PORT', '65536', '99999'],
    ['CANTLE_DRAIN_SECONDS', '301', '-1'],
    ['CANTLE_CLOCK_TOLERANCE_MINUTES', '60000001', '-0.5'],
    ['CANTLE_THRESHOLDS_HOURS', '8761', '0'],
    ['CANTLE_CHANGES_DAYS', '36501', '0.0001'],
    ['CANTLE_AUDIT_DAYS', '36501', '0'],
    ['CANTLE_REQUESTS_PER_MINUTE', '0', '1000000001'],
    ['CANTLE_COST_PER_MINUTE', '0', '1.5'],
    ['CANTLE_SUBSCRIPTIONS', '0', '1e3'],
    ['CANTLE_EXPENSIVE_QUESTIONS', '0', '0x10'],
  ] as const;

  test.each(ranges)('out of range is told with the range: %s', (name, ...given) => {
    for (const text of [...given, ' ', ' 5', 'Infinity', '1e400', 'NaN', '٣', '5 ', '9'.repeat(400)])
      expect(() => readConfiguration({ [name]: text })).toThrow(
        new RegExp(`^${name} must be a [a-z ]*number[a-z ]* from [\\d.]+ to \\d+$`),
      );
  });

  test.each(['DATABASE_URL', 'DATABASE_DIRECT_URL'])('of the port in %s too', (name) => {
    for (const port of ['99999', '65536', '0', 'abc', '-1']) {
      const environment = { DATABASE_URL: 'postgres://one/x', [name]: `postgres://shop@localhost:${port}/shop` };
      expect(() => readConfiguration(environment)).toThrow(`${name} has the port ${port}, which must be from 1 to 65535`);
    }
  });
});

test('the clock starts at the instant it is given', () => {
  expect(readConfiguration({ CANTLE_CLOCK: '2014-01-28T13:00:00+01:00' }).clockStart).toEqual(new Date('2014-01-28T12:00:00Z'));
});

test('whoever hands out requests is told of a stop before it, unless it said otherwise; on a laptop nobody does', () => {
  expect(readConfiguration({ CANTLE_HOST: '0.0.0.0' }).drainMs).toBe(5_000);
  expect(readConfiguration({ CANTLE_HOST: '0.0.0.0', CANTLE_DRAIN_SECONDS: '0' }).drainMs).toBe(0);
  expect(readConfiguration({ CANTLE_HOST: '127.0.0.1' }).drainMs).toBe(0);
  expect(readConfiguration({ CANTLE_DRAIN_SECONDS: '2.5' }).drainMs).toBe(2_500);
});

test('each database has a file for the key of its demo shop, whose name tells no secret', () => {
  const url = (rest: string) => demoKeyFile('.cantle', `postgres://shop:secret@${rest}`);
  const files = [
    demoKeyFile('.cantle', undefined),
    url('db/shop?sslmode=require'),
    url('db:5433/shop'),
    url('db/other'),
    demoKeyFile('.cantle', 'postgres:///shop?host=/run/postgresql&password=secret'),
  ];
  expect(files).toEqual([
    join('.cantle', 'demo-key'),
    join('.cantle', 'demo-key-db-shop'),
    join('.cantle', 'demo-key-db-5433-shop'),
    join('.cantle', 'demo-key-db-other'),
    join('.cantle', 'demo-key--run-postgresql-shop'),
  ]);
});

test('only the embedded database gets the demo shop unasked', () => {
  const DATABASE_URL = 'postgres://somebody@localhost/shop';
  expect(readConfiguration({ DATABASE_URL }).demo).toBe(false);
  expect(readConfiguration({ DATABASE_URL, CANTLE_DEMO: 'on' }).demo).toBe(true);
  expect(readConfiguration({ CANTLE_DEMO: 'off' }).demo).toBe(false);
});

test.each(['https://crm.example.com/', 'crm.example.com', '*', 'https://*.crm.example', 'https://crm.example.com,ftp://a'])(
  'no origin that a browser would send: %s',
  (origins) => {
    expect(() => readConfiguration({ CANTLE_CORS_ORIGINS: origins })).toThrow('CANTLE_CORS_ORIGINS');
  },
);

test('an origin that is nearly one is told as it has to be', () => {
  const origins = 'http://localhost:5173,https://crm.example.com/';
  expect(() => readConfiguration({ CANTLE_CORS_ORIGINS: origins })).toThrow(/no slash at its end.*: https:\/\/crm\.example\.com$/);
});

describe('a file that is named', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cantle-named-'));
    writeFileSync(join(folder, 'large'), ' '.repeat(2_000_000));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const names = (file: string) => [
    { CANTLE_ISSUERS: file },
    ...['sslrootcert', 'sslcert', 'sslkey'].map((name) => ({ DATABASE_URL: `postgres://one/x?sslmode=verify-full&${name}=${file}` })),
  ];

  test.each([
    ['/dev/zero', 'it is no file'],
    ['.', 'it is no file'],
    ['large', 'it is larger than 1048576 bytes'],
    ['not-there', 'ENOENT'],
  ])('is read only if it is one, and no larger than it can be: %s', (file, reason) => {
    for (const environment of names(file.startsWith('/') ? file : join(folder, file)))
      expect(() => readConfiguration(environment)).toThrow(new RegExp(`^(CANTLE_ISSUERS|DATABASE_URL) .*cannot be read: ${reason}`));
  });

  test('may be a link, as mounted secrets are', () => {
    writeFileSync(join(folder, 'issuers.yaml'), 'issuers: [{ issuer: https://a.example.com, audience: cantle }]');
    symlinkSync(join(folder, 'issuers.yaml'), join(folder, 'link'));
    expect(readConfiguration({ CANTLE_ISSUERS: join(folder, 'link') }).issuers).toHaveLength(1);
  });
});

describe('a file of issuers', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cantle-issuers-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const read = (text: string) => {
    const CANTLE_ISSUERS = join(folder, 'issuers.yaml');
    writeFileSync(CANTLE_ISSUERS, text);
    return readConfiguration({ CANTLE_ISSUERS }).issuers;
  };

  test('is read as the documentation has it', () => {
    const text = readFileSync(join(__dirname, '..', '..', 'docs', 'access.md'), 'utf8');
    const [, example = ''] = /```yaml\n(.*?)```/s.exec(text) ?? [];
    expect(read(example)).toMatchObject([{ issuer: 'https://login.example.com/realms/shop', audience: ['cantle'] }]);
  });

  test('says what it leaves out', () => {
    expect(read('issuers: [{ issuer: https://a.example.com, audience: cantle }]')).toEqual([
      {
        issuer: 'https://a.example.com',
        audience: ['cantle'],
        algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'],
        clockToleranceSeconds: 5,
        scopes: { claim: 'scope' },
      },
    ]);
  });

  test.each<[string, string, string?]>([
    ['issuers: []', 'issuers'],
    ['issuers: [{ issuer: https://a.example.com }]', 'issuers.0.audience'],
    ['issuers: [{ issuer: http://a.example.com, audience: a }]', 'issuers.0.issuer'],
    ['issuers: [{ issuer: https://a.example.com, audience: a, jwksUri: http://b.example.com/keys }]', 'issuers.0.jwksUri'],
    ['issuers: [{ issuer: https://a.example.com, audience: a, algorithms: [HS256] }]', 'issuers.0.algorithms.0'],
    ['issuers: [{ issuer: https://a.example.com, audience: a, algorithms: [none] }]', 'issuers.0.algorithms.0'],
    ['issuers: [{ issuer: https://a.example.com, audience: a, scopes: { claim: x, map: { a: [reed] } } }]', 'issuers.0.scopes.map.a.0'],
    ['issuers: [{ issuer: https://a.example.com, audience: a, segments: { claim: x, map: { a: [b] } } }]', 'issuers.0.segments.map.a.0'],
    ['issuers: [{ issuer: https://a.example.com, audience: a }, { issuer: https://a.example.com, audience: b }]', 'issuers'],
    [
      'issuers: [{ issuer: https://a.example.com, audience: a, scope: 5 }]',
      'issuers.0',
      "nothing called 'scope' here. Did you mean 'scopes'?",
    ],
    ['issuers: [{ issuer: https://a.example.com, audience: a, scopes: { clam: x } }]', 'issuers.0.scopes', "Did you mean 'claim'?"],
    ['issuers: [{ issuer: https://a.example.com, audience: 5 }]', 'issuers.0.audience', 'must be what `aud` of tokens is to name'],
    ['issuers: [{ audience: a }]', 'issuers.0.issuer', 'is required'],
    [
      'issuers: [{ issuer: https://a.example.com, audience: a, limits: { subscriptions: many } }]',
      'issuers.0.limits.subscriptions',
      'must be a number',
    ],
    ['issuers: [', 'cannot'],
  ])('is refused where it says what cannot be: %s', (text, place, words = '') => {
    let problems: readonly string[] = [];
    try {
      read(text);
    } catch (error) {
      problems = (error as ConfigurationError).problems;
    }
    expect(problems.map((problem) => problem.split(' ').slice(0, 2))).toEqual([['CANTLE_ISSUERS', place]]);
    expect(problems[0]).toContain(words);
  });
});

test.each([
  ['CANTLE_DEMMO', 'CANTLE_DEMO'],
  ['CANTLE_DATTA', 'CANTLE_DATA'],
  ['CANTLE_TIMEZONE', 'CANTLE_TIME_ZONE'],
  ['CANTLEDATA', 'CANTLE_DATA'],
  ['cantle_host', 'CANTLE_HOST'],
  ['CANTLE_CORS_ORIGIN', 'CANTLE_CORS_ORIGINS'],
  ['CANTLE_PORT', 'PORT'],
])('%s is told to be no setting, with the nearest: %s', (name, nearest) => {
  expect(() => readConfiguration({ [name]: '4000' })).toThrow(`${name} is no setting. The nearest is ${nearest}.`);
});

test('what is far from every setting is told and keeps nothing from starting', () => {
  expect(readConfiguration({ CANTLE_LICENCE: 'x', CANTLE_KEY: 'cantle_x' }).unknownSettings).toEqual(['CANTLE_LICENCE']);
});

test('what Kubernetes says of a service of that name is no setting', () => {
  const service = { CANTLE_SERVICE_HOST: '10.0.0.1', CANTLE_PORT: 'tcp://10.0.0.1:4000', CANTLE_PORT_4000_TCP_PORT: '4000' };
  expect(readConfiguration(service).unknownSettings).toEqual([]);
});

test('an address that cannot be read is refused at once', () => {
  const DATABASE_URL = 'postgres://localhost/shop?target_session_attrs=best';
  expect(() => readConfiguration({ DATABASE_URL })).toThrow('DATABASE_URL has target_session_attrs=best, which must be one of');
});

test('a secret is that of its variable, and none of Cantle itself goes anywhere', () => {
  const environment = { MAIL_KEY: 'key', EMPTY: '', DATABASE_URL: 'url', CANTLE_SUPPRESSION_KEY: 'secret', PGPASSWORD: 'pass' };
  expect(['MAIL_KEY', 'EMPTY', 'MISSING'].map((name) => secretNamed(name, environment))).toEqual(['key', undefined, undefined]);
  for (const name of ['DATABASE_URL', 'CANTLE_SUPPRESSION_KEY', 'cantle_suppression_key', 'PGPASSWORD', 'PORT'])
    expect(() => secretNamed(name, environment)).toThrow(`secretFrom: ${name} is of Cantle itself, and goes nowhere`);
  for (const name of ['', 'a-b', '1A', 'A B', 'A'.repeat(101)])
    expect(() => secretNamed(name, environment)).toThrow('must be the name of an environment variable');
});
