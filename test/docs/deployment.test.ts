import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { LONGEST_HEADERS_MS, LONGEST_REQUEST_MS } from '../../src/server/http/http-server.js';
import { readConfiguration, SETTING_NAMES } from '../../src/server/configuration.js';

/* The files to deploy with, as far as they can be held without Docker. */

const read = (name: string) => readFileSync(join(__dirname, '..', '..', name), 'utf8');
const DIGEST = /^[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}$/;

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly [setting: string]: unknown;
}

const { services } = parse(read('docker-compose.yml'), { merge: true }) as { readonly services: Readonly<Record<string, Service>> };

/** Settings that the servers of the compose file are not given. */
const NOT_PASSED_ON: Readonly<Record<string, string>> = {
  PORT: 'says at which port of the machine the proxy answers; the image has its own',
  CANTLE_HOST: 'the image answers at all addresses of its container',
  CANTLE_DATA: 'there is no embedded database',
  DATABASE_DIRECT_URL: 'there is no pooler',
  CANTLE_CLOCK: 'the clock is the real one',
  CANTLE_EXPORT_FOLDER: 'the containers write to no folder of the machine',
};

test('every setting is passed on to the servers, or is none of theirs', () => {
  const passedOn = Object.keys(services['server-1']?.['environment'] as object);
  expect([...passedOn, ...Object.keys(NOT_PASSED_ON)].toSorted()).toEqual(SETTING_NAMES.toSorted());
});

/** What the images of others need besides: to become the user that they run as, and to bind a port. */
const CAPABILITIES: Readonly<Record<string, readonly string[]>> = {
  database: ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID'],
  proxy: ['NET_BIND_SERVICE'],
};

test.each(Object.entries(services))('%s writes to nothing but its volumes and has no right that it does not need', (name, service) => {
  expect(service).toMatchObject({
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    restart: 'unless-stopped',
  });
  expect(service['cap_add'] ?? []).toEqual(CAPABILITIES[name] ?? []);
  expect(service['privileged'] ?? service['network_mode'] ?? service['user']).toBeUndefined();
});

test('every image of others is named by its digest', () => {
  const pulled = Object.values(services).flatMap(({ image, build }) => (build === undefined ? [image] : []));
  const built = [...read('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, image = '']) => image);
  expect(pulled).toHaveLength(2);
  expect(built).toHaveLength(2);
  for (const image of [...pulled, ...built]) expect(image).toMatch(DIGEST);
  expect(new Set(built).size).toBe(1);
});

test('one port is open, on this machine alone', () => {
  const ports = Object.values(services).flatMap(({ ports: open }) => (open as string[] | undefined) ?? []);
  expect(ports).toEqual(['127.0.0.1:${PORT:-4000}:4000']);
});

test('the proxy passes on no metrics', () => {
  const text = read('docker/Caddyfile');
  const [, paths = ''] = /@inside path (.*)$/m.exec(text) ?? [];
  expect(paths.split(' ')).toEqual(['/metrics', '/metrics/*']);
  expect(text).toContain('respond @inside 404');
});

test('the proxy waits for a request as long as the servers do', () => {
  const text = read('docker/Caddyfile');
  const secondsOf = (name: string) => Number(new RegExp(`^\\s*${name} (\\d+)s$`, 'm').exec(text)?.[1]);
  expect([secondsOf('read_header'), secondsOf('read_body')]).toEqual([LONGEST_HEADERS_MS / 1_000, LONGEST_REQUEST_MS / 1_000]);
});

test('no demo shop is loaded unasked', () => {
  const built = Object.values(services).filter(({ build }) => build !== undefined);
  const asked = built.map(({ environment }) => (environment as Readonly<Record<string, string>>)['CANTLE_DEMO']);
  expect(asked).toEqual(built.map(() => '${CANTLE_DEMO:-off}'));
});

/** What the compose file has another default for, because there is a proxy. */
const ITS_OWN = ['trustedProxies'];

test('what is left out in the compose file is as it is without it', () => {
  const environment = services['server-1']?.['environment'] as Readonly<Record<string, string>>;
  const byDefault = Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, value.replace(/^\$\{\w+:-(.*)\}$/, '$1')] as const),
  );
  const DATABASE_URL = byDefault['DATABASE_URL'];
  const [composed, plain] = [readConfiguration(byDefault), readConfiguration({ DATABASE_URL })] as unknown as Record<string, unknown>[];
  const differing = Object.keys(plain ?? {}).filter((name) => JSON.stringify(composed?.[name]) !== JSON.stringify(plain?.[name]));
  expect(differing).toEqual(ITS_OWN);
});

test('nothing of the machine is mounted but files to read', () => {
  const mounts = Object.values(services).flatMap(({ volumes }) => (volumes as string[] | undefined) ?? []);
  expect(mounts.filter((mount) => !/^\w+:/.test(mount) && !mount.endsWith(':ro'))).toEqual([]);
  expect(mounts.join()).not.toContain('docker.sock');
});

test('the image runs as a user without rights, and has nothing in it but what runs', () => {
  const [, image = ''] = read('Dockerfile')
    .split(/^FROM .*$/m)
    .slice(1);
  expect(image.match(/^USER (.*)$/gm)).toEqual(['USER node']);
  expect(image.match(/^RUN .*$/gm)).toEqual(['RUN install -d -o node -g node -m 700 /data']);
  expect(image).not.toMatch(/^COPY (?!--from=build)/m);
});
