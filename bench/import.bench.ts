import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from, to } from 'pg-copy-streams';
import { migrate, openDatabase } from '../src/database/open-database.js';
import { Random } from '../src/kernel/random.js';
import { importFiles, parseMapping } from '../src/sync/index.js';
import { NOW } from './base.js';
import { printTable } from './measure.js';
import { ownDatabase } from './own-database.js';

const PRODUCTS = 300;
const ORDERS_PER_CUSTOMER = 3;
const LINES_PER_ORDER = 2;

const MAPPING = parseMapping(`
name: Bench
source: bench
steps:
  - { kind: product, file: products.csv, fields: { externalId: id, name: name, brand: brand, unitCost: cost, listPrice: price } }
  - kind: customer
    file: customers.csv
    fields:
      externalId: id
      firstName: first
      lastName: last
      birthDate: born
      emails: email
      addedAt: added
      addresses: [{ city: city, countryCode: country }]
      tags: { column: tags, split: '|' }
  - kind: order
    file: orders.csv
    fields: { externalId: id, customerExternalId: customer, placedAt: placed, channel: channel, currency: { constant: EUR } }
    lines:
      file: lines.csv
      key: order
      matches: id
      fields: { productExternalId: product, quantity: quantity, unitPrice: price }
`);

/** What an import leaves behind, in the order in which it can be brought back. */
const TABLES = ['product', 'customer', 'customer_external_id', 'customer_email', 'customer_address', '"order"', 'order_line'];

/** Files of a shop brought in, beside COPY of the same rows into the same tables with their indexes, without triggers. */
export async function benchImport(customers: number, dataFolder: string): Promise<void> {
  const folder = join(dataFolder, 'import');
  await mkdir(folder);
  await writeShop(folder, customers);
  const rows: (string | number)[][] = [];
  await ownDatabase(async (url) => {
    const database = await openDatabase({ url, dataFolder: '', entities: [] });
    const context = { database, clock: { now: () => NOW }, currency: 'EUR', timeZone: 'UTC', clockToleranceMs: 0 };
    try {
      await migrate(database);
      const importAll = async (name: string): Promise<number> => {
        const [startedAt, cpu] = [performance.now(), process.cpuUsage()];
        const report = await importFiles({ context, mapping: MAPPING, folder });
        if (report.rejects.length > 0) throw new Error(`${name}: ${JSON.stringify(report.rejects[0])}`);
        const { user, system } = process.cpuUsage(cpu);
        const seconds = (performance.now() - startedAt) / 1000;
        rows.push([name, seconds, (user + system) / 1e6, process.memoryUsage.rss() / 1e6]);
        return seconds;
      };
      const first = await importAll('first import');
      const second = await importAll('the same again');
      const byHand = await copyAll(url, dataFolder);
      rows.push(['COPY', byHand, '', '']);
      rows.push(['first import, of COPY', first / byHand, '', '']);
      rows.push(['the same again, of the first', second / first, '', '']);
    } finally {
      await database.close();
      await rm(folder, { recursive: true });
    }
  });
  const orders = customers * ORDERS_PER_CUSTOMER;
  printTable(
    `${customers} customers and ${orders} orders with ${orders * LINES_PER_ORDER} lines imported`,
    ['', 's', 'CPU of Node s', 'MB'],
    rows,
  );
}

/** Takes what there is out of the tables, empties them, and seconds for bringing it back. */
async function copyAll(url: string, dataFolder: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const fileOf = (table: string) => join(dataFolder, `${table.replaceAll('"', '')}.copy`);
    for (const table of TABLES) {
      await pipeline(client.query(to(`copy ${table} to stdout`)), createWriteStream(fileOf(table)));
    }
    await client.query(`truncate ${TABLES.join(', ')} cascade`);
    await client.query('set session_replication_role = replica');
    const startedAt = performance.now();
    for (const table of TABLES) await pipeline(createReadStream(fileOf(table)), client.query(from(`copy ${table} from stdin`)));
    return (performance.now() - startedAt) / 1000;
  } finally {
    await client.end();
  }
}

async function writeShop(folder: string, customers: number): Promise<void> {
  const random = new Random('import');
  const day = (from: number, days: number) => new Date(from + random.integer(0, days) * 86_400_000).toISOString().slice(0, 10);
  await writeCsv(folder, 'products.csv', 'id,name,brand,cost,price', PRODUCTS, (n) => [
    `${n},Product ${n},Brand ${n % 40},${n % 50},${(n % 50) * 2}`,
  ]);
  await writeCsv(folder, 'customers.csv', 'id,first,last,born,email,added,city,country,tags', customers, (n) => [
    `${n},First${n % 977},Last${n % 9973},${day(-1e12, 20_000)},person${n}@bench.example,${day(1.6e12, 1_500)},City ${n % 300},${random.pick(['DE', 'FR', 'US'])},${n % 10 === 0 ? 'vip|news' : ''}`,
  ]);
  const orders = customers * ORDERS_PER_CUSTOMER;
  const prices = Array.from({ length: orders * LINES_PER_ORDER }, () => random.integer(1, 200));
  await writeCsv(folder, 'orders.csv', 'id,customer,placed,channel', orders, (n) => [
    `${n},${1 + (n % customers)},${day(1.6e12, 1_900)},${random.pick(['online', 'store', 'phone'])}`,
  ]);
  await writeCsv(folder, 'lines.csv', 'order,product,quantity,price', orders, (n) =>
    Array.from({ length: LINES_PER_ORDER }, (_, line) => `${n},${random.integer(1, PRODUCTS)},1,${prices[n * LINES_PER_ORDER - 1 - line]}`),
  );
}

async function writeCsv(folder: string, name: string, header: string, count: number, rowsOf: (n: number) => readonly string[]) {
  const file = createWriteStream(join(folder, name));
  file.write(`${header}\n`);
  for (let n = 1; n <= count; n++) if (!file.write(`${rowsOf(n).join('\n')}\n`)) await once(file, 'drain');
  file.end();
  await once(file, 'finish');
}
