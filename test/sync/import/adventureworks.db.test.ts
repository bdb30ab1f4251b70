import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../../src/database/database.js';
import { sql } from '../../../src/database/sql.js';
import {
  formatReport,
  importFiles,
  loadMapping,
  rejectsToCsv,
  type ImportReport,
  type Mapping,
  type SyncContext,
} from '../../../src/sync/index.js';
import { openTestDatabase } from '../../support/database.js';
import { syncContext } from '../../support/records.js';

const AW_MINI = join(__dirname, '..', '..', 'data', 'aw-mini');

let database: Database;
let context: SyncContext;
let mapping: Mapping;
beforeAll(async () => {
  database = await openTestDatabase();
  context = { ...syncContext(database), currency: 'USD' };
  mapping = await loadMapping('adventureworks');
});
afterAll(() => database.close());
const clear = () =>
  database.execute(sql`truncate customer, product, attribute_definition, import_job, evaluation_queue, record_change cascade`);

const totals = async () =>
  (
    await database.query<Record<string, string>>(sql`
      select (select count(*) from customer) customers, (select count(*) from product) products, (select count(*) from "order") orders,
        (select sum(amount) from "order") amount, (select sum(amount) from order_line) line_amount,
        (select count(*) from order_line) lines, round((select sum(unit_cost * quantity) from order_line), 2) cost`)
  )[0];
const counts = (report: ImportReport) =>
  report.steps.map(({ file, created, updated, unchanged, rejected }) => ({ file, created, updated, unchanged, rejected }));

describe('the extract of AdventureWorks', () => {
  beforeAll(clear);

  test('a dry run finds out everything and keeps nothing', async () => {
    const report = await importFiles({ context, mapping, folder: AW_MINI, dryRun: true });
    expect(report).toMatchObject({ dryRun: true, rejects: [] });
    expect(report.jobId).toBeUndefined();
    expect(counts(report)).toMatchObject([{ created: 606 }, { created: 925 }, { created: 1_470 }]);
    expect(await totals()).toMatchObject({ customers: '0', products: '0', orders: '0' });
    expect(
      await database.query(sql`
      select 1 from import_job union all select 1 from attribute_definition union all select 1 from evaluation_queue`),
    ).toEqual([]);
  });

  test('comes in whole, with progress', async () => {
    const progress: string[] = [];
    const report = await importFiles({
      context,
      mapping,
      folder: AW_MINI,
      onProgress: ({ file, rowsDone, rowsTotal }) => progress.push(`${file} ${rowsDone}/${rowsTotal}`),
    });
    expect(counts(report)).toEqual([
      { file: 'products.csv', created: 606, updated: 0, unchanged: 0, rejected: 0 },
      { file: 'customers.csv', created: 925, updated: 0, unchanged: 0, rejected: 0 },
      { file: 'orders.csv', created: 1_470, updated: 0, unchanged: 0, rejected: 0 },
    ]);
    expect([...new Set(progress)]).toEqual([
      'products.csv 606/606',
      'customers.csv 925/925',
      // Whichever of two batches is written first.
      expect.stringMatching(/^orders\.csv (?:1000|470)\/1470$/),
      'orders.csv 1470/1470',
    ]);
    expect(await totals()).toEqual({
      customers: '925',
      products: '606',
      orders: '1470',
      lines: '3214',
      amount: '1565234.5278',
      line_amount: '1565234.5278',
      cost: '921874.17',
    });
    expect(
      await database.query(sql`
      select id, state, total_rows, processed_rows, created_records, rejected_rows, error from import_job`),
    ).toEqual([
      {
        id: report.jobId,
        state: 'completed',
        total_rows: 3_001,
        processed_rows: 3_001,
        created_records: 3_001,
        rejected_rows: 0,
        error: null,
      },
    ]);
  });

  test('each field has the value of its column', async () => {
    const [jon] = await database.query(sql`
      select c.first_name, c.birth_date, c.gender, c.marital_status, c.yearly_income, c.home_owner, c.education, c.added_at, c.attributes,
        a.city, a.region, a.country_code, a.postal_code
      from customer c join customer_external_id x on x.customer_id = c.id join customer_address a on a.customer_id = c.id
      where x.source = 'adventureworks' and x.external_id = '11000'`);
    expect(jon).toEqual({
      first_name: 'Jon',
      birth_date: '1971-10-06',
      gender: 'male',
      marital_status: 'married',
      yearly_income: '90000.0000',
      home_owner: true,
      education: 'Bachelors',
      added_at: new Date('2011-01-19T00:00:00Z'),
      attributes: { commute_distance: '1-2 Miles', total_children: 2, children_at_home: 0, cars_owned: 0 },
      city: 'Rockhampton',
      region: 'Queensland',
      country_code: 'AU',
      postal_code: '4700',
    });
    const [line] = await database.query(sql`
      select o.number, o.status, o.financial_status, o.channel, o.currency, o.placed_at, o.total, l.amount, l.unit_cost, l.promotion, p.category_path
      from "order" o join order_line l on l.order_id = o.id join product p on p.id = l.product_id where o.external_id = 'SO43723'`);
    expect(line).toEqual({
      number: 'SO43723',
      status: 'completed',
      financial_status: 'paid',
      channel: 'online',
      currency: 'USD',
      placed_at: new Date('2011-01-04T00:00:00Z'),
      total: '699.0982',
      amount: '699.0982',
      unit_cost: '413.1463',
      promotion: null,
      category_path: ['Bikes', 'Road Bikes'],
    });
    expect(await database.query(sql`select distinct promotion from order_line where promotion is not null order by 1`)).toContainEqual({
      promotion: 'Volume Discount 11 to 14',
    });
  });

  test('a second time changes nothing', async () => {
    const state = () =>
      database.query(
        sql`select max(updated_at) at, (select count(*) from evaluation_queue) queued, (select count(*) from record_change) changes from customer`,
      );
    const before = await state();
    const later = { ...context, clock: { now: () => new Date('2030-01-01T00:00:00Z') } };
    const report = await importFiles({ context: later, mapping, folder: AW_MINI });
    expect(counts(report)).toMatchObject([{ unchanged: 606 }, { unchanged: 925 }, { unchanged: 1_470 }]);
    expect(await state()).toEqual(before);
  });
});

describe('a damaged copy of it', () => {
  let folder: string;
  beforeAll(async () => {
    await clear();
    folder = await mkdtemp(join(tmpdir(), 'cantle-import-'));
    await cp(AW_MINI, folder, { recursive: true });
    await damage('customers.csv', {
      3: (line) => line.replace('1984-03-19', '1984-02-30'),
      5: (line) => `${line},too,many`,
      8: (line) => line.replace(/United States|Australia|Canada|France|Germany|United Kingdom/, 'Atlantis'),
      10: (line) => line.replace(/,(\w+)@/, ',"$1@'),
    });
    await damage('orders.csv', { 2: (line) => line.replace('14520', '99999') });
    await damage('order_lines.csv', { 4: (line) => line.replace(/^(SO\d+,\d+,)\d+/, '$1777777'), 9: (line) => line.replace(/^SO/, 'XX') });
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** Changes lines, counted from 1, header included. */
  async function damage(file: string, changes: Record<number, (line: string) => string>): Promise<void> {
    const path = join(folder, file);
    const lines = (await readFile(path, 'utf8')).split('\n');
    for (const [number, change] of Object.entries(changes)) {
      const changed = change(lines[Number(number) - 1] ?? '');
      expect(changed).not.toBe(lines[Number(number) - 1]);
      lines[Number(number) - 1] = changed;
    }
    await writeFile(path, lines.join('\n'));
  }

  test('is reported line by line, and the rest comes in', async () => {
    const report = await importFiles({ context, mapping, folder });
    const customers = report.rejects.filter(({ file }) => file === 'customers.csv');
    expect(customers.map(({ line, column, field }) => ({ line, column, field }))).toEqual([
      { line: 3, column: 'birth_date', field: 'birthDate' },
      { line: 5, column: undefined, field: undefined },
      { line: 8, column: 'country', field: 'addresses.0.countryCode' },
      { line: 10, column: undefined, field: undefined },
    ]);
    expect(customers.map(({ reason }) => reason)).toEqual([
      'is no day of the calendar, such as 1990-05-30',
      'has 25 columns instead of 23',
      "is none of the values that the mapping knows: 'Atlantis'",
      expect.stringContaining('is not well-formed CSV'),
    ]);
    expect(report.steps[1]).toMatchObject({ rows: 925, created: 921, rejected: 4 });

    const others = report.rejects.filter(({ file }) => file !== 'customers.csv');
    expect(others).toContainEqual(expect.objectContaining({ file: 'orders.csv', line: 2, column: 'customer_id', externalId: 'SO43723' }));
    expect(others).toContainEqual(
      expect.objectContaining({
        file: 'order_lines.csv',
        line: 4,
        column: 'product_id',
        field: expect.stringMatching(/^lines\.\d\.productExternalId$/),
      }),
    );
    expect(others).toContainEqual(expect.objectContaining({ file: 'order_lines.csv', line: 9, column: 'order_id' }));
    const orders = report.steps[2];
    expect(orders).toMatchObject({ rows: 1_470, created: 1_470 - (orders?.rejected ?? 0) });
    expect(await totals()).toMatchObject({ customers: '921', orders: String(orders?.created) });

    expect(formatReport(report)).toContain("customers.csv, line 3: column 'birth_date' is no day of the calendar, such as 1990-05-30");
    expect(rejectsToCsv(report).split('\n').slice(0, 2)).toEqual([
      'file,line,column,field,externalId,reason',
      'customers.csv,3,birth_date,birthDate,11020,"is no day of the calendar, such as 1990-05-30"',
    ]);
  });

  test('repaired and imported again it is complete', async () => {
    const report = await importFiles({ context, mapping, folder: AW_MINI });
    expect(report.rejects).toEqual([]);
    expect(await totals()).toMatchObject({ customers: '925', orders: '1470', lines: '3214', amount: '1565234.5278' });
  });
});
