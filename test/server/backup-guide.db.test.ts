import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { changedSince, given, namesOn, typed } from '../support/backups.js';
import { commandLine } from '../support/command-line.js';
import { emptyServerDatabase } from '../support/database.js';
import { Guide } from '../support/guide.js';
import { memoryFolder } from '../support/memory-folder.js';
import { startTestServer } from '../support/server.js';

/*
 * The page on backups, on a server of PostgreSQL. Where pg_dump is not there, or is of an earlier release than the server that the tests bring, a copy of the
 * database stands for dump and restore, as the page says that it may; which of the two was tried is said.
 */

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(memoryFolder(), 'cantle-backup-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

type Made = Awaited<ReturnType<typeof emptyServerDatabase>>;
const serve = ({ url }: Made) => startTestServer({ environment: { DATABASE_URL: url, CANTLE_WEBHOOKS_PRIVATE: 'on' } });

/** Nobody may be connected to what is copied. */
async function copy(from: Made, to: Made): Promise<void> {
  const server = new Client(process.env['DATABASE_URL']);
  await server.connect();
  await server.query(`drop database ${to.name}`);
  await server.query(`create database ${to.name} template ${from.name}`);
  await server.end();
}

test('what was backed up is there afterwards: earlier cursors go on, lost ones are refused, destinations are compared', async () => {
  const guide = new Guide('backup-restore-upgrade.md');
  const [database, restored] = [await emptyServerDatabase(), await emptyServerDatabase()];
  let server = await serve(database);
  const earlier = await given(server, 'ann', 'bob');
  const { createSegment } = await server.ask<{ createSegment: { segment: { id: string } } }>(
    'mutation { createSegment(input: { name: "All", query: "first_name IS NOT NULL" }) { segment { id } } }',
  );
  const { createDestination } = await server.ask<{ createDestination: { destination: { id: string } } }>(
    `mutation ($segmentId: ID!) { createDestination(input: { name: "T", segmentId: $segmentId,
      table: { url: "postgres://in:pass@127.0.0.1:9/crm", table: "t", keyColumn: "k" } }) { destination { id } } }`,
    { segmentId: createSegment.segment.id },
  );

  const [dumped, restore] = [typed(guide.take('dump'), folder, { DATABASE_URL: database.url }), guide.take('restore')];
  const isDumped = dumped.code === 0;
  // Nothing else may keep it from being tried.
  expect(isDumped ? 'tried' : dumped.said).toMatch(/^tried$|server version mismatch|command not found/);
  if (!isDumped) {
    await server.close();
    await copy(database, restored);
    server = await serve(database);
  }
  const putBack = isDumped ? typed(restore, folder, { RESTORED_URL: restored.url }) : { code: 0, said: '' };
  expect(putBack).toEqual({ code: 0, said: '' });
  process.stdout.write(`Backup by ${isDumped ? 'pg_dump' : 'a copy of the database: there is no pg_dump for this server'}.\n`);
  const later = await given(server, 'lost');
  await server.close();

  server = await serve(restored);
  expect(await namesOn(server)).toEqual(['ann', 'bob']);
  expect([await changedSince(server, earlier), await changedSince(server, later)]).toEqual([0, 'CURSOR_INVALID']);
  await given(server, 'new');
  expect([await changedSince(server, earlier), await changedSince(server, later)]).toEqual([1, 'CURSOR_INVALID']);
  expect(await server.ask(guide.take('compare'), createDestination.destination)).toEqual({
    compareDestination: { destination: { isComparing: true }, userErrors: [] },
  });
  await server.close();
  const migrated = await commandLine(
    { ...server.environment, DATABASE_URL: restored.url },
    ...guide.take('migrate').trim().split(' ').slice(2),
  );
  expect(migrated.code).toBe(0);
  await database.remove();
  await restored.remove();
  // The others are tried on the embedded database.
  expect(guide.untried()).toEqual(['copy', 'put back']);
});
