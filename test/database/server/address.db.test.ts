import { readFileSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { openDatabase, openSession, readServerAddress } from '../../../src/database/index.js';
import { sql } from '../../../src/database/sql.js';
import { PURPOSES } from '../../../src/database/timeouts.js';
import { Authority, hasOpenssl } from '../../support/postgres/certificates.js';
import { hasPrograms, OwnServer } from '../../support/postgres/own-server.js';
import { startTestServer } from '../../support/server.js';

/*
 * What the address of the database may say, and what comes of it: of one connection, and of all that a server makes. Skipped where there is no PostgreSQL
 * to start, or no openssl.
 */

const onOwn = hasPrograms && hasOpenssl ? test : test.skip;
const encoded = encodeURIComponent;

let authority: Authority;
let postgres: OwnServer;
beforeAll(async () => {
  if (!hasPrograms || !hasOpenssl) return;
  authority = new Authority();
  const { certificate, key } = authority.certify('IP:127.0.0.1');
  postgres = await OwnServer.start({
    settings: { ssl: 'on', ssl_cert_file: 'server.crt', ssl_key_file: 'server.key', ssl_ca_file: 'ca.crt', unix_socket_directories: '.' },
    files: {
      'server.crt': certificate,
      'server.key': key,
      'ca.crt': readFileSync(authority.file, 'utf8'),
      // By a certificate over the network, by being on the machine over the socket.
      'pg_hba.conf': 'hostssl all postgres 127.0.0.1/32 cert\nhostssl all plain 127.0.0.1/32 trust\nlocal all all trust\n',
    },
  });
  await tell(bySocket(), 'create role plain superuser login');
});
afterAll(async () => {
  await postgres?.remove();
  authority?.remove();
});

const bySocket = (more = '') => `postgres://postgres@/postgres?host=${encoded(postgres.folder)}&port=${postgres.port}${more}`;
const asPlain = (more = '') => `postgres://plain@${postgres.host}/postgres?sslmode=no-verify${more}`;

/** What the server says of a connection, or why there is none. */
async function tell(url: string, text: string): Promise<string> {
  try {
    const session = await openSession(readServerAddress(url), undefined);
    try {
      const [answer] = await session.run([{ text, values: [] }], { onAnswer: () => {} });
      return String(Object.values((answer?.rows[0] as object | undefined) ?? { told: 'nothing' })[0]);
    } finally {
      await session.close();
    }
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

const setting = (name: string) => `select current_setting('${name}')`;

describe('certificates of clients', () => {
  const withFiles = (user: string) => {
    const { certificate, key } = authority.certifyClient(user);
    return `postgres://postgres@${postgres.host}/postgres?sslmode=verify-full&sslrootcert=${encoded(authority.file)}&sslcert=${encoded(certificate)}&sslkey=${encoded(key)}`;
  };

  onOwn('are shown to the server, which lets in whom they are of', async () => {
    expect(await tell(withFiles('postgres'), 'select client_dn from pg_stat_ssl where pid = pg_backend_pid()')).toBe('/CN=postgres');
    expect(await tell(withFiles('somebody'), 'select 1')).toBe('28000');
    const without = `postgres://postgres@${postgres.host}/postgres?sslmode=verify-full&sslrootcert=${encoded(authority.file)}`;
    expect(await tell(without, 'select 1')).toBe('28000');
  });

  onOwn('and by all connections of a server, also that by which a question is cancelled', async () => {
    const url = withFiles('postgres');
    const server = await startTestServer({ environment: { DATABASE_URL: url, CANTLE_IDE: 'off' } });
    await server.ask('mutation { syncCustomers(input: { source: "test", records: [{ externalId: "x" }] }) { created } }');
    const told = await tell(
      bySocket(),
      `select count(*) filter (where client_dn = '/CN=postgres') || ' of ' || count(*) from pg_stat_ssl join pg_stat_activity using (pid)
        where application_name = 'cantle' and client_addr is not null`,
    );
    expect(told).toMatch(/^([3-9]|\d\d) of \1$/);
    await server.close();
    expect(await isCancelled(url)).toBe(true);
  });
});

onOwn('nothing is said before the connection is encrypted, not even what is to be cancelled', async () => {
  /** What each connection begins with: the request for encryption, and then its first record. */
  const begun: Buffer[] = [];
  const between = createServer((client) => {
    const server = createConnection(postgres.port, '127.0.0.1');
    const place = begun.push(Buffer.alloc(0)) - 1;
    client.on('data', (chunk: Buffer) => {
      if ((begun[place]?.length ?? 0) < 9) begun[place] = Buffer.concat([begun[place] ?? chunk, chunk]);
    });
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const)
      one.on('error', () => other.destroy()).pipe(other);
  });
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
  const { port } = between.address() as { port: number };
  expect(await isCancelled(`postgres://plain@127.0.0.1:${port}/postgres?sslmode=no-verify`)).toBe(true);
  between.close();
  const encrypted = begun.map((bytes) => bytes.length < 9 || (bytes.readInt32BE(4) === 80_877_103 && bytes[8] === 0x16));
  expect(begun.length).toBeGreaterThan(1);
  expect(encrypted).toEqual(begun.map(() => true));
  expect(begun.filter((bytes) => bytes.length >= 8).map((bytes) => bytes.readInt32BE(4))).not.toContain(80_877_102);
});

/** Whether what nobody waits for any more is ended on the server. */
async function isCancelled(url: string): Promise<boolean> {
  const database = await openDatabase({ url, dataFolder: '', entities: [] });
  try {
    const client = new AbortController();
    const asking = database.with({ signal: client.signal }).query(sql`/* test.long */ select pg_sleep(60)`);
    const ended = asking.catch((reason: unknown) => reason);
    const running = sql`/* test.look */ select from pg_stat_activity where state = 'active' and query like '/* test.long */%'`;
    while ((await database.query(running)).length === 0);
    client.abort('gone');
    await ended;
    for (let look = 0; look < 200; look++) if ((await database.query(running)).length === 0) return true;
    return false;
  } finally {
    await database.close();
  }
}

describe('a socket', () => {
  const ways: readonly (readonly [how: string, url: () => string])[] = [
    ['in the parameters', () => bySocket()],
    ['in place of the host', () => `postgres://postgres@${encoded(postgres.folder)}:${postgres.port}/postgres`],
    ['without a user', () => `postgresql:///postgres?host=${postgres.folder}&port=${postgres.port}&user=postgres`],
  ];
  onOwn.each(ways)('is reached by its folder %s', async (_how, url) => {
    expect(await tell(url(), 'select client_addr is null and client_port = -1 from pg_stat_activity where pid = pg_backend_pid()')).toBe(
      'true',
    );
  });

  onOwn('serves a whole server, and ends what nobody waits for', async () => {
    const server = await startTestServer({ environment: { DATABASE_URL: bySocket(), CANTLE_IDE: 'off' } });
    await server.ask('mutation { syncCustomers(input: { source: "test", records: [{ externalId: "y" }] }) { created } }');
    const told = await tell(
      asPlain(),
      `select count(*) > 2 and bool_and(client_port = -1) from pg_stat_activity where application_name = 'cantle' and usename = 'postgres'`,
    );
    await server.close();
    expect(told).toBe('true');
    expect(await isCancelled(bySocket())).toBe(true);
  });
});

describe('what a session is told', () => {
  const cases: readonly (readonly [parameters: string, name: string, value: string])[] = [
    ['', 'application_name', 'cantle'],
    ['&application_name=till%207', 'application_name', 'till 7'],
    ['&fallback_application_name=till', 'application_name', 'till'],
    ['&options=-c%20search_path%3Dpg_catalog%20-c%20work_mem%3D8MB', 'search_path', 'pg_catalog'],
    ['&options=-c%20search_path%3Dpg_catalog%20-c%20work_mem%3D8MB', 'work_mem', '8MB'],
    ['&statement_timeout=1234', 'statement_timeout', '1234ms'],
    ['&lock_timeout=2345', 'lock_timeout', '2345ms'],
    ['&idle_in_transaction_session_timeout=3456', 'idle_in_transaction_session_timeout', '3456ms'],
    ['&client_encoding=UTF8', 'client_encoding', 'UTF8'],
  ];
  onOwn.each(cases)('with "%s" is its %s', async (parameters, name, value) => {
    expect(await tell(asPlain(parameters), setting(name))).toBe(value);
  });

  onOwn('is so on the connections of the database too, whose own bounds give way to those of the address alone', async () => {
    const url = asPlain('&application_name=till&statement_timeout=1234&options=-c%20work_mem%3D8MB');
    const database = await openDatabase({ url, dataFolder: '', entities: [] });
    const read = (name: string) => sql`/* test */ select current_setting(${name}) as value`;
    const value = async (name: string, asked = database) => (await asked.query<{ value: string }>(read(name)))[0]?.value;
    try {
      expect([await value('application_name'), await value('work_mem'), await value('statement_timeout')]).toEqual([
        'till',
        '8MB',
        '1234ms',
      ]);
      const preview = database.with({ purpose: 'preview' });
      expect(await preview.transaction((transaction) => transaction.query(read('statement_timeout')))).toEqual([{ value: '1234ms' }]);
      expect(await value('lock_timeout')).toBe('10s');
    } finally {
      await database.close();
    }
    const plain = await openDatabase({ url: asPlain(), dataFolder: '', entities: [] });
    expect(await value('statement_timeout', plain)).toBe(`${PURPOSES.question.statementMs / 1_000}s`);
    await plain.close();
  });
});

describe('a host that does not answer', () => {
  let silent: Server;
  const sockets = new Set<Socket>();
  beforeAll(async () => {
    silent = createServer((socket) => sockets.add(socket.on('error', () => {})));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    silent.close();
  });
  const port = () => (silent.address() as { port: number }).port;

  test.each([
    ['sslmod=require', 'the parameter sslmod, which is not honoured. The nearest is sslmode'],
    ['SSLMODE=require', 'the parameter SSLMODE, which is not honoured. The nearest is sslmode'],
    ['sslcrl=revoked.pem', 'the parameter sslcrl, which is not honoured. The nearest is'],
    ['pgbouncer=true', 'the parameter pgbouncer, which is not honoured. Those that are honoured stand in docs/operations.md'],
  ])('a parameter that nothing honours is refused: %s', (query, told) => {
    expect(() => readServerAddress(`postgres://cantle@localhost/cantle?${query}`)).toThrow(told);
  });

  test('is given up after connect_timeout, and so it says', async () => {
    const begunAt = performance.now();
    expect(await tell(`postgres://postgres@127.0.0.1:${port()}/postgres?connect_timeout=1`, 'select 1')).toBe('CONNECTION_LOST');
    expect(performance.now() - begunAt).toBeGreaterThan(900);
    expect(performance.now() - begunAt).toBeLessThan(4_000);
  });

  onOwn('is followed by the next, whether ports stand beside hosts or apart', async () => {
    const rest = 'sslmode=no-verify&connect_timeout=1&target_session_attrs=primary';
    for (const url of [
      `postgres://plain@127.0.0.1:${port()},${postgres.host}/postgres?${rest}`,
      `postgres://plain@/postgres?host=127.0.0.1,127.0.0.1&port=${port()},${postgres.port}&${rest}`,
    ]) {
      expect(await tell(url, 'select inet_server_port()')).toBe(String(postgres.port));
    }
  });
});

describe('what cannot be honoured is refused by name', () => {
  test.each([
    ['mysql://localhost/x', 'must be postgres://'],
    ['postgres://one,two/x?port=1,2,3', 'has 2 hosts and 3 ports'],
    ['postgres://one/x?connect_timeout=soon', 'has connect_timeout=soon'],
    ['postgres://one/x?keepalives_idle=-1', 'has keepalives_idle=-1'],
    ['postgres://one/x?target_session_attrs=best', 'has target_session_attrs=best'],
    [
      'postgres://one/x?sslmode=verify_full',
      'has sslmode=verify_full, which must be one of disable, prefer, require, verify-ca, verify-full, no-verify',
    ],
    ['postgres://one/x?sslmode=no-verify&uselibpqcompat=true', 'has sslmode=no-verify'],
    ['postgres://one/x?sslmode=verify-full&sslrootcert=not-there.pem', 'has sslrootcert=not-there.pem, which cannot be read: ENOENT'],
    ['postgres://one/x?sslcert=not-there.pem', 'has sslcert=not-there.pem'],
    ['postgres://one/x?sslkey=not-there.pem', 'has sslkey=not-there.pem'],
  ])('%s', (url, expected) => {
    expect(() => readServerAddress(url)).toThrow(expected);
  });

  test.each([
    ['sslmode=prefer', 'sslmode=verify-full'],
    ['sslmode=require', 'sslmode=verify-full'],
    ['sslmode=verify-ca', 'sslmode=verify-full'],
    ['sslmode=no-verify', 'sslmode=no-verify'],
    ['sslmode=require&uselibpqcompat=true', 'sslmode=require&uselibpqcompat=true'],
  ])('%s is said to the driver as what it means, so that it has nothing to warn of on standard error', (given, said) => {
    expect(readServerAddress(`postgres://one/x?${given}`).hosts[0]?.connectionString).toBe(`postgres:///x?${said}&host=one`);
  });

  test.each([
    ['', { keepAlive: true, keepAliveInitialDelayMillis: 10_000, connectionTimeoutMillis: 5_000, enableChannelBinding: false }],
    ['?keepalives=0', { keepAlive: false }],
    ['?keepalives_idle=33&connect_timeout=7', { keepAliveInitialDelayMillis: 33_000, connectionTimeoutMillis: 7_000 }],
    ['?connect_timeout=0', { connectionTimeoutMillis: 5_000 }],
    ['?channel_binding=require', { enableChannelBinding: true }],
  ])('and "%s" is what the driver is told', (query, expected) => {
    expect(readServerAddress(`postgres://one/x${query}`).hosts).toMatchObject([expected]);
  });
});
