import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { once } from 'node:events';
import WebSocket from 'ws';
import { ADMIN_KEY } from '../support/server.js';
import { ServerData } from '../support/server-process.js';
import { memoryFolder } from '../support/memory-folder.js';

/* What somebody is told who starts the program: what is wrong, in one line, and what to change. */

let data: ServerData;
let folder: string;
beforeAll(async () => {
  data = await ServerData.create();
  folder = await mkdtemp(join(memoryFolder(), 'cantle-start-'));
});
afterAll(async () => {
  await data.remove();
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function cantle(settings: Readonly<Record<string, string | undefined>>, ...parameters: string[]): Promise<Ended> {
  const cli = join(__dirname, '..', '..', 'dist', 'cli.js');
  const env = { ...data.environment(), PORT: '0', CANTLE_LOG_LEVEL: 'warn', ...settings } as Record<string, string>;
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [cli, ...parameters], { env, timeout: 120_000 });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

const refused = (err: string | RegExp) => ({ code: 1, out: '', err: typeof err === 'string' ? `${err}\n` : expect.stringMatching(err) });

describe('in one line', () => {
  test('that the port is in use', async () => {
    const other = createServer().listen(0, 'localhost');
    await once(other, 'listening');
    const PORT = String((other.address() as AddressInfo).port);
    expect(await cantle({ PORT }, 'serve')).toEqual(
      refused(`PORT ${PORT} is in use on localhost. Stop what listens there, or set PORT to another.`),
    );
    other.close();
  });

  test('that an address is none of this machine', async () => {
    const problem = refused(/^CANTLE_HOST 192\.0\.2\.1 is no address of this machine\.\n$/);
    expect(await cantle({ CANTLE_HOST: '192.0.2.1' }, 'serve')).toEqual(problem);
  });

  test('that the database server is away', async () => {
    const DATABASE_URL = 'postgres://shop:secret@127.0.0.1:9/shop';
    const problem = refused('DATABASE_URL: the server at 127.0.0.1:9 cannot be reached: connect ECONNREFUSED 127.0.0.1:9');
    expect(await cantle({ DATABASE_URL }, 'serve')).toEqual(problem);
    expect(await cantle({ DATABASE_URL }, 'key', 'list')).toEqual(problem);
    const unknownHost = await cantle({ DATABASE_URL: 'postgres://shop:secret@nowhere.invalid/shop' }, 'serve');
    expect(unknownHost).toEqual(refused(/^DATABASE_URL: the server at nowhere\.invalid cannot be reached: getaddrinfo .*\n$/));
  });

  test('that the folder cannot be used', async () => {
    await writeFile(join(folder, 'file'), '');
    const settings = { DATABASE_URL: '', CANTLE_DATA: join(folder, 'file', 'data') };
    expect(await cantle(settings, 'serve')).toEqual(
      refused(/^The folder '.*' \(CANTLE_DATA\) cannot be used: ENOTDIR: not a directory\.\n$/),
    );
  });

  test('that a setting is misspelt', async () => {
    const problem = refused('CANTLE_DEMMO is no setting. The nearest is CANTLE_DEMO.');
    expect(await cantle({ CANTLE_DEMMO: 'off' }, 'serve')).toEqual(problem);
  });
});

test('settings and the file of issuers are checked without a database', async () => {
  const CANTLE_ISSUERS = join(folder, 'issuers.yaml');
  const settings = { CANTLE_ISSUERS, DATABASE_URL: 'postgres://127.0.0.1:9/nowhere' };
  await writeFile(CANTLE_ISSUERS, 'issuers: [{ issuer: https://a.example.com, audience: a }]');
  expect(await cantle(settings, 'check')).toEqual({
    code: 0,
    out: 'The settings can be used, with tokens of https://a.example.com.\n',
    err: '',
  });
  await writeFile(CANTLE_ISSUERS, 'issuers: [{ issuer: https://a.example.com, audence: a, audience: a }]');
  expect(await cantle(settings, 'check')).toEqual(
    refused("CANTLE_ISSUERS issuers.0 there is nothing called 'audence' here. Did you mean 'audience'?"),
  );
});

const onServer = (process.env['DATABASE_URL'] ?? '') === '' ? describe.skip : describe;
onServer('a database of a server', () => {
  const other = (change: (url: URL) => void) => {
    const address = new URL(data.environment()['DATABASE_URL'] ?? '');
    change(address);
    return address;
  };

  test('that does not exist is refused, and not made', async () => {
    const typo = other((address) => (address.pathname = '/no_such_shop'));
    const problem = refused(`DATABASE_URL: the server at ${typo.host} has no database 'no_such_shop'. Create it, or correct the name.`);
    expect(await cantle({ DATABASE_URL: typo.href }, 'serve')).toEqual(problem);
    expect(await cantle({ DATABASE_URL: typo.href, CANTLE_DEMO: 'on' }, 'migrate')).toEqual(problem);
  });

  test('that takes no such user says so', async () => {
    const stranger = other((address) => (address.username = 'no_such_user'));
    expect(await cantle({ DATABASE_URL: stranger.href }, 'serve')).toEqual(
      refused(/^DATABASE_URL: the server at [\w.:]+ refuses: .*"no_such_user".*\n$/),
    );
  });

  test('gets no demo shop unless that is asked for', async () => {
    const server = await data.start({ CANTLE_DEMO: '' });
    expect((await server.send('{ customers { totalCount } segments { totalCount } }')).data).toEqual({
      customers: { totalCount: 0 },
      segments: { totalCount: 0 },
    });
    await server.stop();
  });
});

test('a command that makes a database, because there was none, says so', async () => {
  const settings = { DATABASE_URL: '', CANTLE_DATA: join(folder, 'elsewhere') };
  const made = `There was nothing in the embedded database in ${settings.CANTLE_DATA} before: it was made just now.\n`;
  expect(await cantle(settings, 'workspace', 'show')).toMatchObject({ code: 0, err: made });
  expect(await cantle(settings, 'workspace', 'show')).toMatchObject({ code: 0, err: '' });
});

test('the version is that of the package', async () => {
  const { version } = JSON.parse(await readFile(join(__dirname, '..', '..', 'package.json'), 'utf8')) as { version: string };
  expect(await cantle({}, '--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test('README.md names every command', async () => {
  const commands = [...(await cantle({}, '--help')).out.matchAll(/^ {2}([a-z]+)\b/gm)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'help');
  const readme = await readFile(join(__dirname, '..', '..', 'README.md'), 'utf8');
  const named = /`npx cantle ([a-z |]+)`, each with `--help`/.exec(readme)?.[1]?.split(' | ');
  expect(named?.toSorted()).toEqual(commands.toSorted());
});

test('what the workspace reckons in is printed, and not changed under a running server', async () => {
  const server = await data.start();
  expect(await cantle({}, 'workspace', 'show')).toEqual({ code: 0, out: 'currency: USD\ntime zone: UTC\nphone region: none\n', err: '' });
  expect(await cantle({}, 'workspace', 'set', '--currency', 'Euro')).toMatchObject({ code: 1, err: expect.stringContaining('ISO 4217') });
  expect(await cantle({}, 'workspace', 'set', '--currency', 'EUR')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^A server works on this database/),
  });
  await server.stop();
});

test('whatever a stranger does, the log is JSON, line by line, and has no key that was chosen', async () => {
  const server = await data.start({ CANTLE_LOG_LEVEL: 'trace', CANTLE_LICENCE: 'x' });
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  socket.on('error', () => {});
  await once(socket, 'open');
  socket.send('['.repeat(12_000_000));
  await once(socket, 'close');
  await server.send('{ nothing }', {}, 'a key that is none');
  await server.send('query A { __typename } query B { __typename }');
  await server.stop();
  const lines = server.log.split('\n').filter((line) => line !== '');
  expect(lines.filter((line) => !isJson(line))).toEqual([]);
  expect(server.log).toContain('"variables":["CANTLE_LICENCE"]');
  expect(server.log).not.toContain('an operation failed');
  expect(server.printed).not.toBe('');
  expect(server.log + server.printed).not.toContain(ADMIN_KEY);
});

function isJson(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}
