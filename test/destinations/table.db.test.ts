import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import {
  compareDestination,
  countStates,
  createDestination,
  type Destination,
  type DestinationContext,
  DestinationKeeper,
  getDestination,
  listMembers,
  type NewDestination,
  resumeDestination,
  testDestination,
} from '../../src/destinations/index.js';
import { sql } from '../../src/database/sql.js';
import { settle } from '../../src/membership/index.js';
import { eraseCustomer } from '../../src/sync/index.js';
import { serverUrlOf } from '../support/database.js';
import { type CuttingProxy, startCuttingProxy } from '../support/cutting-proxy.js';
import { givenConsents, givenCustomers, givenOrders } from '../support/records.js';
import { saveSegment, type TestWorkspace, useOneDatabase } from '../support/workspace.js';

/* A segment and a table in another database, which is one of the test's own. */

const fresh = useOneDatabase();
const name = `cantle_test_members_${randomUUID().replaceAll('-', '')}`;
let workspace: TestWorkspace;
let context: DestinationContext;
let serverUrl: string;
let url: string;
let theirs: Client;
let segmentId: string;
let paused: string[];
let errors: unknown[];
let keepers: DestinationKeeper[];
let proxy: CuttingProxy | undefined;

async function onServer(statement: string): Promise<void> {
  const server = new Client({ connectionString: serverUrl });
  await server.connect();
  try {
    await server.query(statement);
  } finally {
    await server.end();
  }
}

beforeEach(async () => {
  workspace = await fresh();
  context = { ...workspace, allowPrivate: true };
  [paused, errors, keepers, proxy] = [[], [], [], undefined];
  if (url === undefined) {
    serverUrl = await serverUrlOf(workspace.database);
    await onServer(`create database ${name}`);
    const other = new URL(serverUrl);
    other.pathname = `/${name}`;
    url = other.href;
    theirs = new Client({ connectionString: url });
    await theirs.connect();
  }
  await theirs.query(`drop schema if exists crm cascade; create schema crm; create table crm.members (
    customer uuid primary key, email text, spent numeric check (spent < 1000), orders int, tags text[], born date, everything jsonb, touched int default 0);
    create function crm.touch() returns trigger language plpgsql as $$ begin new.touched = old.touched + 1; return new; end $$;
    create trigger touched before update on crm.members for each row execute function crm.touch()`);
  segmentId = (await saveSegment(workspace, "gender = 'f'", 'F')).id;
});
afterEach(async () => {
  for (const keeper of keepers) await keeper.close();
  await proxy?.close();
  expect(errors).toEqual([]);
});
afterAll(async () => {
  await theirs.end();
  const other = new URL(serverUrl);
  other.pathname = '/postgres';
  serverUrl = other.href;
  await onServer(`drop database ${name} with (force)`);
});

function keeper(): DestinationKeeper {
  const made = new DestinationKeeper(workspace, {
    allowPrivate: true,
    onError: (error) => errors.push(error),
    onPaused: async ({ name: of }, error) => void paused.push(`${of}: ${error}`),
  });
  keepers.push(made);
  return made;
}

const COLUMNS = [
  { name: 'spent', column: 'amount_spent' },
  { name: 'orders', column: 'number_of_orders' },
  { name: 'tags', column: 'customer_tags' },
  { name: 'born', column: 'birthDate' },
  { name: 'everything', column: 'externalIds' },
];
const make = (input: Partial<NewDestination> = {}, table: object = {}): Promise<Destination> =>
  createDestination(context, {
    name: 'table',
    segmentId,
    table: { url, table: 'crm.members', keyColumn: 'customer', ...table },
    columns: COLUMNS,
    ...input,
  });

async function given(names: readonly string[], record: object = {}): Promise<string[]> {
  const ids = await givenCustomers(workspace, ...names.map((externalId) => ({ externalId, gender: 'f', ...record })));
  await settle(workspace);
  return ids;
}

async function serve(times = 1): Promise<void> {
  const one = keeper();
  for (let time = 0; time < times; time++) {
    await one.serveAll();
    workspace.clock.advance(60_000);
  }
}

async function keys(): Promise<string[]> {
  const { rows } = await theirs.query<{ customer: string }>('select customer from crm.members order by 1');
  return rows.map(({ customer }) => customer);
}
const stored = ({ id }: Destination) => getDestination(context.database, id, null);
const problems = async ({ id }: Destination) =>
  (await listMembers(context, id, { state: null, limit: 100, condition: sql`problem is not null` })).map(
    ({ problem, message }) => `${problem} ${message ?? ''}`,
  );

test('a table has a row for each member, in the types of its own columns, and follows', async () => {
  const [ann = '', bea = ''] = await given(['ann', 'bea'], { tags: ['vip', 'a "b"'], birthDate: '1990-02-03' });
  await givenOrders(workspace, {
    externalId: 'o',
    customerExternalId: 'ann',
    placedAt: '2026-05-01T00:00:00Z',
    lines: [{ name: 'Bike', quantity: 1, unitPrice: '120.50' }],
  });
  const destination = await make();
  expect(JSON.stringify(destination.settings)).not.toContain('@');
  expect(await testDestination(context, destination.id)).toBeNull();
  await serve();
  const { rows } = await theirs.query<object>('select * , born::text as born from crm.members order by orders desc');
  expect(rows).toEqual([
    {
      customer: ann,
      email: null,
      spent: '120.50',
      orders: 1,
      tags: expect.arrayContaining(['a "b"', 'vip']),
      born: '1990-02-03',
      everything: { shop: ['ann'] },
      touched: 0,
    },
    expect.objectContaining({ customer: bea, spent: '0.00', orders: 0 }),
  ]);
  await given(['bea'], { gender: 'm' });
  await given(['ann'], { tags: ['new'] });
  const [cyd = ''] = await given(['cyd']);
  await serve();
  expect(await keys()).toEqual([ann, cyd].toSorted());
  // What is the same is not written again, by a comparison either.
  await compareDestination(context, destination.id);
  await serve();
  const { rows: touched } = await theirs.query('select tags, touched from crm.members where customer = $1', [ann]);
  expect(touched).toEqual([{ tags: ['new'], touched: 1 }]);
});

test('contacts are told of those who have agreed to the channel, as exports have it', async () => {
  const columns = [{ name: 'email', column: 'emails.first' }];
  await expect(make({ columns })).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field: 'channels' } });
  const [ann = '', bea = ''] = await givenCustomers(
    workspace,
    ...['ann', 'bea'].map((externalId) => ({ externalId, gender: 'f', emails: [`${externalId}@mail.example`] })),
  );
  await givenConsents(workspace, {
    customerExternalId: 'ann',
    channel: 'email',
    status: 'SUBSCRIBED',
    changedAt: workspace.clock.now().toISOString(),
  });
  await settle(workspace);
  const destination = await make({ columns, channels: ['email'], withoutConsent: 'blank' });
  await serve();
  const read = async () => (await theirs.query('select customer, email from crm.members order by email')).rows as object[];
  expect(await read()).toEqual([
    { customer: ann, email: 'ann@mail.example' },
    { customer: bea, email: null },
  ]);
  // Erased, there is no row; the table has forgotten them with that.
  await eraseCustomer(workspace, ann);
  await settle(workspace);
  await serve();
  expect(await read()).toEqual([{ customer: bea, email: null }]);
  expect(await countStates(context, destination.id)).toMatchObject({ present: 1, gone: 0 });
});

test('a row that the table does not take is told without what is in it, and keeps no other away', async () => {
  await given(['ann', 'bea', 'cyd']);
  await givenOrders(workspace, {
    externalId: 'o',
    customerExternalId: 'bea',
    placedAt: '2026-05-01T00:00:00Z',
    lines: [{ name: 'Bike', quantity: 1, unitPrice: '4711.50' }],
  });
  const destination = await make();
  await serve();
  expect(await keys()).toHaveLength(2);
  expect(await problems(destination)).toEqual([
    'INVALID new row for relation "members" violates check constraint "members_spent_check" (23514).',
  ]);
});

test('what is missing there is said at once: the table, a column, the unique index, the rights', async () => {
  await given(['ann']);
  const destination = await make({ columns: [{ name: 'nowhere', column: 'gender' }] });
  expect(await testDestination(context, destination.id)).toMatch(/column .*nowhere.* does not exist \(42703\)/);
  await serve();
  expect(paused).toEqual([expect.stringMatching(/^table: .*nowhere/)]);
  await theirs.query('alter table crm.members add nowhere text');
  await resumeDestination(context, destination.id);
  await serve();
  expect((await theirs.query('select nowhere from crm.members')).rows).toEqual([{ nowhere: 'f' }]);
  const failing = async (table: object) => testDestination(context, (await make({ columns: [] }, table)).id);
  expect(await failing({ keyColumn: 'email' })).toMatch(/no unique or exclusion constraint.*42P10/);
  expect(await failing({ table: 'crm.none' })).toMatch(/crm.none.*42P01/);
  expect(await failing({ url: url.replace(name, `${name}_none`) })).toMatch(/3D000/);
});

test('strangers stay and are counted, or go, and who is missing comes back', async () => {
  const [ann = '', bea = ''] = await given(['ann', 'bea']);
  const stranger = randomUUID();
  await theirs.query('insert into crm.members (customer) values ($1)', [stranger]);
  const destination = await make();
  await serve();
  expect(await keys()).toEqual([ann, bea, stranger].toSorted());
  expect(await stored(destination)).toMatchObject({ strangers: 1 });
  await theirs.query('delete from crm.members where customer = $1', [ann]);
  await theirs.query('update crm.members set orders = 99 where customer = $1', [bea]);
  await compareDestination(context, destination.id);
  await serve();
  expect(await keys()).toEqual([ann, bea, stranger].toSorted());
  expect((await theirs.query('select orders from crm.members where customer = $1', [bea])).rows).toEqual([{ orders: 0 }]);
  await make({ exclusive: true });
  await serve();
  expect(await keys()).toEqual([ann, bea].toSorted());
});

test('members in bounded batches through a connection that is cut again and again, killed in the middle, are equal in the end', async () => {
  let bytes = 480;
  proxy = await startCuttingProxy(url, () => ({ bytes: (bytes += 40), ms: 60_000 }));
  const through = new URL(proxy.url);
  const own = new URL(url);
  own.host = through.host;
  const names = Array.from({ length: 700 }, (_, index) => `c${index}`);
  await given(names);
  const destination = await make({}, { url: own.href });
  for (let round = 0; round < 4; round++) {
    // Killed in the middle: it notes nothing more, and another takes over.
    const killed = keeper();
    const serving = killed.serveAll();
    await new Promise((resolve) => setImmediate(resolve));
    await killed.close();
    await serving;
    await given(names.slice(round * 100, round * 100 + 100), { gender: 'm' });
    await serve();
    workspace.clock.advance(3_600_000);
  }
  expect(proxy.cuts).toBeGreaterThan(0);
  proxy.relent();
  await serve(2);
  const members = await context.database.query<{ id: string }>(sql`
    select customer_id as id from membership where segment_id = ${segmentId}::uuid order by 1`);
  expect(members).toHaveLength(300);
  expect(await keys()).toEqual(members.map(({ id }) => id));
  expect(await countStates(context, destination.id)).toMatchObject({ present: 300, putting: 0, removing: 0, due: 0 });
});

test('whom a trigger of theirs refuses is told without its words, which may quote the row, and keeps nobody else away', async () => {
  await given(['ann', 'bea']);
  await givenOrders(workspace, {
    externalId: 'o',
    customerExternalId: 'ann',
    placedAt: '2026-05-01T00:00:00Z',
    lines: [{ name: 'Bike', quantity: 1, unitPrice: '120.50' }],
  });
  await theirs.query(`create function crm.refuse() returns trigger language plpgsql as $$ begin
      if new.orders > 0 then raise exception 'no % of ann@mail.example', new.spent; end if; return new; end $$;
    create trigger refuse before insert on crm.members for each row execute function crm.refuse()`);
  const destination = await make();
  await serve(3);
  expect(await problems(destination)).toEqual(['INVALID A trigger refused it (P0001).']);
  expect(await keys()).toHaveLength(1);
  expect(JSON.stringify(await stored(destination))).not.toContain('ann@');
  expect(paused).toEqual([]);
});
