import { WakeUps } from '../../src/changes/index.js';
import { sql } from '../../src/database/sql.js';
import { StartError } from '../../src/kernel/index.js';
import { readConfiguration } from '../../src/server/configuration.js';
import { startServer } from '../../src/server/start-server.js';
import { agreeOnFacts, changeFacts } from '../../src/server/workspace-facts.js';
import { keepWorkspaceCurrency } from '../../src/sync/index.js';
import type { Database } from '../../src/database/database.js';
import { openTestDatabase, serverUrlOf } from '../support/database.js';
import { givenCustomers, givenOrders, syncContext } from '../support/records.js';
import { startTestServer, type TestServer } from '../support/server.js';

const onServer = process.env['DATABASE_URL'] === undefined ? describe.skip : describe;

/* The currency, the time zone and the phone region of a workspace are the same for all who work on it. */

describe('a server', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({
      environment: { CANTLE_CURRENCY: 'EUR', CANTLE_TIME_ZONE: 'Europe/Berlin', CANTLE_PHONE_REGION: 'DE' },
    });
    await server.ask('mutation { syncCustomers(input: { source: "s", records: [{ externalId: "ada" }] }) { created } }');
    await server.ask(`mutation { syncOrders(input: { source: "s", records: [{ externalId: "o", customerExternalId: "ada",
      placedAt: "2026-05-01T10:00:00Z", lines: [{ name: "Lamp", quantity: 1, unitPrice: "57.00" }] }] }) { created } }`);
  });
  afterAll(() => server.close());

  const AMOUNT = '{ viewer { currency timeZone } customerByExternalId(source: "s", externalId: "ada") { amountSpent } }';
  const another = (environment: object) =>
    startServer(readConfiguration({ ...server.environment, ...environment }), { clock: server.clock });

  test.each([
    ['CANTLE_CURRENCY', 'USD', 'EUR', '--currency'],
    ['CANTLE_TIME_ZONE', 'UTC', 'Europe/Berlin', '--time-zone'],
    ['CANTLE_PHONE_REGION', 'AT', 'DE', '--phone-region'],
  ])('that names another with %s is refused, and changes nothing', async (variable, other, own, option) => {
    const before = await server.ask(AMOUNT);
    const started = another({ [variable]: other });
    await expect(started).rejects.toBeInstanceOf(StartError);
    await expect(started).rejects.toThrow(new RegExp(`${variable} is ${other}, .* has ${own}, .*cantle workspace set ${option} ${other}`));
    expect(await server.ask(AMOUNT)).toEqual(before);
  });

  test('that names none takes those of the workspace', async () => {
    const { CANTLE_CURRENCY: _, CANTLE_TIME_ZONE: __, CANTLE_PHONE_REGION: ___, ...unnamed } = server.environment;
    const other = await startServer(readConfiguration({ ...unnamed, CANTLE_LOG_LEVEL: 'silent' }), { clock: server.clock });
    const response = await fetch(`${other.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${unnamed['CANTLE_BOOTSTRAP_KEY']}` },
      body: JSON.stringify({ query: AMOUNT }),
    });
    expect(await response.json()).toEqual({ data: await server.ask(AMOUNT) });
    await other.close();
  });
});

describe('facts', () => {
  let database: Database;
  beforeEach(async () => {
    database = await openTestDatabase();
  });
  afterEach(() => database.close());

  test('are said by the first who comes, named or not, and by another only while nothing is stored', async () => {
    expect(await agreeOnFacts(database, {})).toEqual({ currency: 'USD', timeZone: 'UTC', phoneRegion: undefined });
    const named = { currency: 'EUR', timeZone: 'Europe/Berlin', phoneRegion: 'DE' } as const;
    expect(await agreeOnFacts(database, named)).toEqual(named);
    await givenCustomers(syncContext(database), { externalId: 'ada' });
    expect(await agreeOnFacts(database, {})).toEqual(named);
    await expect(agreeOnFacts(database, { currency: 'USD', timeZone: 'UTC' })).rejects.toThrow(
      /CANTLE_CURRENCY is USD.*\nCANTLE_TIME_ZONE is UTC/,
    );
    expect(await agreeOnFacts(database, named)).toEqual(named);
  });

  test('that change have everybody evaluated, and all orders valued, in steps that are gone on with', async () => {
    const facts = await agreeOnFacts(database, { currency: 'EUR' });
    const context = { ...syncContext(database), currency: 'EUR' };
    await givenCustomers(context, { externalId: 'ada' }, { externalId: 'bob' });
    await givenOrders(
      context,
      ...Array.from({ length: 1_000 }, (_, n) => ({
        externalId: `o${n}`,
        customerExternalId: 'ada',
        currency: 'CHF',
        placedAt: '2026-02-01T00:00:00Z',
        total: '1.00',
      })),
    );
    await database.execute(sql`/* test.empty */ delete from evaluation_queue`);
    await changeFacts(database, facts, { timeZone: 'Asia/Tokyo' });
    const queued = () => database.query(sql`/* test.queued */ select distinct customer_id from evaluation_queue`);
    expect(await queued()).toHaveLength(2);

    // A process that is killed after its first step: the statement that would keep where the second stands does not come about.
    const valued = async () =>
      (await database.query<{ n: number }>(sql`/* test.valued */ select count(*)::int as n from "order" where exchange_rate = 1`))[0]?.n;
    let steps = 0;
    const killed: Pick<Database, 'transaction' | 'ask'> = {
      ask: database.ask.bind(database),
      transaction: (work) => {
        if (++steps > 2) throw new Error('killed');
        return database.transaction(work);
      },
    };
    await expect(keepWorkspaceCurrency({ database: killed, currency: 'CHF' })).rejects.toThrow('killed');
    expect(await valued()).toBe(500);
    expect(await agreeOnFacts(database, {})).toEqual({ currency: 'CHF', timeZone: 'Asia/Tokyo', phoneRegion: undefined });
    expect(await valued()).toBe(1_000);
  });

  test('that change look at so many orders in a step, however few of them are to be valued', async () => {
    await agreeOnFacts(database, { currency: 'EUR' });
    const context = { ...syncContext(database), currency: 'EUR' };
    await givenCustomers(context, { externalId: 'ada' });
    const order = (n: number) => ({ externalId: `o${n}`, customerExternalId: 'ada', placedAt: '2026-02-01T00:00:00Z', total: '1.00' });
    for (let n = 0; n < 10; n++) await givenOrders(context, { ...order(n), currency: n === 7 ? 'EUR' : 'CHF' });
    const ids = (await database.query<{ id: string }>(sql`/* test.ids */ select id from "order" order by id`)).map(({ id }) => id);

    // All but the one in euros are as they are to be in francs.
    await database.execute(sql`/* test.right */ update "order" set exchange_rate = 1 where currency = 'CHF'`);
    const places: (string | null)[] = [];
    const watched: Pick<Database, 'transaction' | 'ask'> = {
      ask: database.ask.bind(database),
      transaction: async (work) => {
        const result = await database.transaction(work);
        const [state] = await database.query<{ after: string | null }>(sql`/* test.place */
          select value #>> '{}' as after from workspace_setting where key = 'currency_valuing'`);
        places.push(state?.after ?? null);
        return result;
      },
    };
    await keepWorkspaceCurrency({ database: watched, currency: 'CHF' }, { valued: 2, looked: 3 });
    expect(places).toEqual([null, ids[2], ids[5], ids[8], ids[9], null]);
    expect(await database.query(sql`/* test.euros */ select exchange_rate from "order" where currency = 'EUR'`)).toEqual([
      { exchange_rate: null },
    ]);
  });

  onServer('on a server', () => {
    test('are changed by nobody while others work on the database', async () => {
      const url = await serverUrlOf(database);
      const [one, other] = [new WakeUps(url), new WakeUps(url)];
      await Promise.all([one.open(), other.open()]);
      await one.beginWork(async () => true);
      expect(await one.whileAlone(async () => 'changed')).toBe('changed');
      await other.beginWork(async () => true);
      expect(await one.whileAlone(async () => 'changed')).toBeUndefined();
      await other.close();
      expect(await one.whileAlone(async () => 'changed')).toBe('changed');
      await one.close();
    });
  });
});
