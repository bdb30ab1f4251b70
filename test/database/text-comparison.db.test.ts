import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { migrate, openDatabase, refuseForeignTexts, type Database } from '../../src/database/index.js';
import { sql } from '../../src/database/sql.js';
import { StartError } from '../../src/kernel/index.js';
import { createSegment, settle, type Segment } from '../../src/membership/index.js';
import { givenCustomers } from '../support/records.js';
import { openTestWorkspace, saveSegment, membersOf } from '../support/workspace.js';

/* Texts without regard to case are the same on every database, whatever its locale. The embedded one has the locale that it has. */

const server = process.env['DATABASE_URL'];
const onServer = server === undefined ? test.skip : test;

/** Does something with a new database of the given properties. */
async function withDatabase(properties: string, work: (database: Database) => Promise<void>): Promise<void> {
  const name = `cantle_test_${randomUUID().replaceAll('-', '')}`;
  const admin = new Client({ connectionString: server });
  await admin.connect();
  try {
    await admin.query(`create database ${name} template template0 ${properties}`);
    const url = new URL(server ?? '');
    url.pathname = `/${name}`;
    const database = await openDatabase({ url: url.href, dataFolder: '', entities: [], poolSize: 4 });
    try {
      await work(database);
    } finally {
      await database.close();
    }
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  }
}

const LETTERS = [
  ['\u00c9lan', '\u00e9LAN'],
  ['\u041c\u043e\u0441\u043a\u0432\u0430', '\u041c\u041e\u0421\u041a\u0412\u0410'],
  ['\u039f\u03b4\u03cc\u03c2', '\u039f\u0394\u038c\u03a3'],
  ['I', 'i'],
] as const;

const rulesOf = (text: string) => [
  `customer_tags CONTAINS '${text}'`,
  `customer_emails CONTAINS '${text}@EXAMPLE.com'`,
  `ignoring_case('first_name') = '${text}'`,
  `ignoring_accents('first_name') STARTS WITH '${text}'`,
];

onServer.each(["locale 'C' encoding 'UTF8'", "locale 'C.UTF-8' encoding 'UTF8'", "lc_collate 'POSIX' lc_ctype 'POSIX' encoding 'UTF8'"])(
  'in a database with %s',
  async (properties) => {
    await withDatabase(properties, async (database) => {
      await refuseForeignTexts(database);
      await migrate(database);
      const workspace = await openTestWorkspace({ database });
      const records = LETTERS.map(([given]) => ({ externalId: given, firstName: given, tags: [given], emails: [`${given}@example.com`] }));
      await givenCustomers(workspace, ...records);
      const asked = LETTERS.flatMap(([given, other]) => rulesOf(other).map((rule) => ({ rule, given })));
      const segments: Segment[] = [];
      for (const { rule } of asked) segments.push(await saveSegment(workspace, rule));
      await settle(workspace);
      const found = await Promise.all(segments.map(({ id }) => membersOf(workspace, id)));
      expect(asked.map(({ rule }, n) => [rule, found[n]])).toEqual(asked.map(({ rule, given }) => [rule, [given]]));
      expect((await createSegment(workspace, { name: '\u00c9lan', kind: 'STATIC' })).errors).toEqual([]);
      expect((await createSegment(workspace, { name: '\u00e9LAN', kind: 'STATIC' })).errors).toMatchObject([{ code: 'CONFLICT' }]);
    });
  },
  120_000,
);

onServer('a database of another encoding is refused in one line', async () => {
  await withDatabase("locale 'C' encoding 'LATIN1'", async (database) => {
    const refused = await refuseForeignTexts(database).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StartError);
    expect((refused as Error).message).toBe("DATABASE_URL: the encoding of the database is LATIN1. Create it anew with ENCODING 'UTF8'.");
  });
});

onServer('a server that knows no letters but a to z is refused in one line', async () => {
  await withDatabase("locale 'C' encoding 'UTF8'", async (database) => {
    await database.execute(sql`/* test */ delete from pg_collation where collname in ('pg_c_utf8', 'C.utf8', 'C.UTF-8', 'und-x-icu')`);
    await expect(refuseForeignTexts(database)).rejects.toThrow('knows no letters but a to z');
  });
});
