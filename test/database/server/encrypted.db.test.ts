import { openSession, readServerAddress } from '../../../src/database/index.js';
import { Authority, hasOpenssl } from '../../support/postgres/certificates.js';
import { hasPrograms, OwnServer } from '../../support/postgres/own-server.js';
import { startTestServer } from '../../support/server.js';

/* A server that takes encrypted connections only. Skipped where there is no PostgreSQL to start, or no openssl. */

const onEncrypted = hasPrograms && hasOpenssl ? test : test.skip;

let authority: Authority;
let postgres: OwnServer;
beforeAll(async () => {
  if (!hasPrograms || !hasOpenssl) return;
  authority = new Authority();
  postgres = await startEncrypted('IP:127.0.0.1');
});
afterAll(async () => {
  await postgres?.remove();
  authority?.remove();
});

function startEncrypted(name: string): Promise<OwnServer> {
  const { certificate, key } = authority.certify(name);
  return OwnServer.start({
    settings: { ssl: 'on', ssl_cert_file: 'server.crt', ssl_key_file: 'server.key' },
    files: { 'server.crt': certificate, 'server.key': key, 'pg_hba.conf': 'hostssl all all 127.0.0.1/32 trust\n' },
  });
}

const verified = () => `sslmode=verify-full&sslrootcert=${encodeURIComponent(authority.file)}`;

/** Whether a connection is encrypted, or why there is none. */
async function connect(parameters: string, server = postgres): Promise<string> {
  try {
    const session = await openSession(readServerAddress(`${server.url}?${parameters}`), undefined);
    const [answer] = await session.run(
      [
        {
          text: 'select case when ssl then version else $1 end as how from pg_stat_ssl where pid = pg_backend_pid()',
          values: ['in clear'],
        },
      ],
      { onAnswer: () => {} },
    );
    await session.close();
    return (answer?.rows[0] as { how: string } | undefined)?.how ?? 'without an answer';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

onEncrypted.each([
  ['sslmode=disable', /^28000$/],
  ['', /^28000$/],
  ['sslmode=no-verify', /^TLSv1/],
  ['sslmode=require&uselibpqcompat=true', /^TLSv1/],
  ['sslmode=require', /^(SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE)$/],
  ['sslmode=verify-full', /^(SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE)$/],
])('with "%s" a connection is %s', async (parameters, expected) => {
  expect(await connect(parameters)).toMatch(expected);
});

onEncrypted('with the authority a certificate is looked at, and the name in it', async () => {
  expect(await connect(verified())).toMatch(/^TLSv1/);
  const other = await startEncrypted('DNS:db.example');
  expect(await connect(verified(), other)).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  expect(await connect(`sslmode=verify-ca&uselibpqcompat=true&sslrootcert=${encodeURIComponent(authority.file)}`, other)).toMatch(/^TLSv1/);
  await other.remove();
});

onEncrypted('all that a server does goes over encrypted connections', async () => {
  const url = `${postgres.url}?${verified()}`;
  const server = await startTestServer({ environment: { DATABASE_URL: url, CANTLE_IDE: 'off' } });
  await server.ask('mutation { syncCustomers(input: { source: "test", records: [{ externalId: "x", tags: ["in"] }] }) { created } }');
  await server.ask('mutation { createSegment(input: { name: "In", query: "customer_tags CONTAINS \'in\'" }) { segment { size } } }');
  const session = await openSession(readServerAddress(url), undefined);
  const [answer] = await session.run(
    [
      {
        text: `select count(*)::int as connections, bool_and(ssl) as encrypted, bool_or(query ~ '^(listen|notify|select pg_.*advisory)') as listens
          from pg_stat_ssl join pg_stat_activity using (pid) where application_name = 'cantle'`,
        values: [],
      },
    ],
    { onAnswer: () => {} },
  );
  await session.close();
  await server.close();
  expect(answer?.rows[0]).toMatchObject({ encrypted: true, listens: true });
  expect((answer?.rows[0] as { connections: number } | undefined)?.connections).toBeGreaterThan(2);
});
