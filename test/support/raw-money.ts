import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { SHARED_DATA } from './shared-data.js';

/*
 * The money of whole data sets, added up a second time: from the columns of the files themselves, by nothing but whole ten-thousandths. It shares
 * nothing with the program, neither a table nor a line of its arithmetic.
 */

/** Of one customer, in ten-thousandths. */
export interface RawMoney {
  orders: Set<string>;
  quantity: bigint;
  revenue: bigint;
  cost: bigint;
  /** Of lines for which the file has no cost. */
  revenueWithoutCost: bigint;
  unitsWithoutCost: bigint;
}

type Row = Readonly<Record<string, string>>;

interface RawLine {
  readonly order: string;
  readonly customer: string;
  readonly quantity: string;
  readonly amount: string;
  /** Of the whole line; undefined where nobody knows. */
  readonly cost?: string | undefined;
}

const rowsOf = (set: string, file: string): Row[] =>
  parse<Row>(readFileSync(join(SHARED_DATA, set, file), 'utf8'), { columns: true, bom: true });

/** Ten-thousandths of a decimal; what is published as `4.440892E-16` is nothing. */
export function tenThousandths(decimal: string): bigint {
  const [whole = '0', fraction = ''] = /e/i.test(decimal) ? ['0'] : decimal.split('.');
  return BigInt(`${whole}${fraction.slice(0, 4).padEnd(4, '0')}`);
}

function* linesOfTwoFiles(set: string): Generator<RawLine> {
  const customers = new Map(rowsOf(set, 'orders.csv').map((row) => [row['order_id'], row['customer_id'] ?? '']));
  for (const { order_id: order = '', quantity = '', amount = '', cost } of rowsOf(set, 'order_lines.csv')) {
    yield { order, customer: customers.get(order) ?? '', quantity, amount, cost };
  }
}

/** A basket whose id was published as `4.0128e+10` is no basket that anybody could name. */
function* linesOfBaskets(): Generator<RawLine> {
  for (const row of rowsOf('complete-journey', 'transactions_sample.csv')) {
    const { basket_id: order = '', household_id: customer = '', quantity = '', sales_value: amount = '' } = row;
    if (/^\d+$/.test(order)) yield { order, customer, quantity: quantity.replace(/\.0$/, ''), amount };
  }
}

const LINES: Readonly<Record<string, () => Iterable<RawLine>>> = {
  adventureworks: () => linesOfTwoFiles('adventureworks'),
  foodmart: () => linesOfTwoFiles('foodmart'),
  'complete-journey': linesOfBaskets,
};

/** What the files of a data set say of each customer who bought anything, by their id. */
export function rawMoneyOf(set: string): Map<string, RawMoney> {
  const of = new Map<string, RawMoney>();
  for (const { order, customer, quantity, amount, cost } of LINES[set]?.() ?? []) {
    let money = of.get(customer);
    if (money === undefined) {
      money = { orders: new Set(), quantity: 0n, revenue: 0n, cost: 0n, revenueWithoutCost: 0n, unitsWithoutCost: 0n };
      of.set(customer, money);
    }
    const [units, paid] = [BigInt(quantity), tenThousandths(amount)];
    money.orders.add(order);
    money.quantity += units;
    money.revenue += paid;
    money.cost += tenThousandths(cost ?? '0');
    if (cost === undefined) money.revenueWithoutCost += paid;
    if (cost === undefined) money.unitsWithoutCost += units;
  }
  return of;
}

/** As `printed` of money, rounded half away from nought. */
export function quotientOf(over: bigint, under: bigint): bigint {
  const twice = (over < 0n ? -over : over) * 2n;
  const rounded = (twice + under) / (2n * under);
  return over < 0n ? -rounded : rounded;
}
