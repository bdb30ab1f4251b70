import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { Aggregate, Source } from '../catalogue/index.js';
import { keyOf } from './key-of.js';

/** A derived table that reads a source once and has one row a customer, one column a distinct figure. */
interface Derived {
  readonly alias: string;
  readonly source: Source;
  readonly needs: Set<string>;
  /** The distinct filters of its figures, by key; that of figures over all records is undefined. */
  readonly filters: Map<string, Sql | undefined>;
  /** The distinct figures, by key. */
  readonly columns: Map<string, { readonly name: string; readonly aggregate: Aggregate }>;
}

/** PostgreSQL takes 1,664 columns in a select list; beyond this many figures a source is read again. */
const MOST_COLUMNS = 1_200;

/**
 * So many figures of all customers are grouped in one pass. Rows of more, each of some kilobytes, would not stay in memory until they are
 * joined: they are found customer by customer instead, and kept nowhere.
 */
const MOST_GROUPED = 256;

/**
 * So many filters are put in WHERE too, where an index may lead to the few records that pass any of them: half the time of reading for each
 * filter apart, from the second filter on. More are looked at once, figure by figure.
 */
const MOST_ALTERNATIVES = 32;

export interface FiguresOptions {
  /** Restricts each source to some customers, given the source's customer column. */
  readonly restrict?: (customerId: Sql) => Sql;
  /**
   * `base`: for all customers, or those of `restrict`: each source is read once, every figure with its own FILTER.
   * `customer`: the records of one customer at a time, by the index that leads to them: right for few customers and many
   *   rules, and always planned alike, however few records the planner expects.
   */
  readonly over: 'base' | 'customer';
  /** What records are put together by in place of their customers; then that is the `id` of `c`. Of `base` alone. */
  readonly by?: (source: Source) => GroupedBy;
}

export interface GroupedBy {
  readonly value: Sql;
  readonly needs: readonly string[];
  /** Which records count. */
  readonly where: Sql;
}

/** Collects the figures that expressions mention, equal ones once, and writes the joins that provide them beside `customer c`. */
export class Figures {
  readonly #derived = new Map<string, Derived[]>();
  #columns = 0;
  #tables = 0;

  constructor(private readonly options: FiguresOptions) {}

  /** What restricts the records of a source to some customers. */
  restriction(customerId: Sql): Sql | undefined {
    return this.options.restrict?.(customerId);
  }

  /** The column that will hold a figure. */
  column(aggregate: Aggregate): Sql {
    const key = keyOf(figureOf(aggregate, false));
    const derived = this.#table(aggregate.source, key);
    let column = derived.columns.get(key);
    if (column === undefined) {
      column = { name: `v${this.#columns++}`, aggregate };
      derived.columns.set(key, column);
      derived.filters.set(aggregate.filter === undefined ? '' : keyOf(aggregate.filter), aggregate.filter);
    }
    for (const need of aggregate.needs) derived.needs.add(need);
    return raw(`${derived.alias}.${column.name}`);
  }

  /** `left join (...) on ...` for every table that is needed; to stand behind `from customer c`. */
  joins(): Sql {
    const tables = [...this.#derived.values()].flat();
    return tables.length === 0
      ? empty
      : join(
          tables.map((table) => this.#join(table)),
          '\n',
        );
  }

  /** The table that has a figure already, or has room for it. */
  #table(source: Source, figure: string): Derived {
    const tables = this.#derived.get(source.name) ?? [];
    this.#derived.set(source.name, tables);
    const table = tables.find(({ columns }) => columns.has(figure) || columns.size < MOST_COLUMNS);
    if (table !== undefined) return table;
    const added = { alias: `t${this.#tables++}`, source, needs: new Set<string>(), filters: new Map(), columns: new Map() };
    tables.push(added);
    return added;
  }

  #join({ alias, source, needs, filters, columns }: Derived): Sql {
    const ofAll = this.options.over === 'base';
    const by = this.options.by?.(source);
    for (const need of by?.needs ?? []) needs.add(need);
    const key = by?.value ?? source.customerId;
    const isApart = !ofAll || columns.size > MOST_GROUPED;
    const where = ofAll ? anyOf([...filters.values()]) : undefined;
    const isFiltered = where !== undefined && filters.size === 1;
    const joined = [...source.joins].filter(([name]) => needs.has(name)).map(([, clause]) => sql` ${clause}`);
    const conditions = [isApart ? sql`${source.customerId} = c.id` : undefined, this.restriction(source.customerId), by?.where, where];
    const present = conditions.filter((condition) => condition !== undefined);
    const selected = [...columns.values()].map(({ name, aggregate }) => sql`${figureOf(aggregate, isFiltered)} as ${raw(name)}`);
    const read = sql`from ${source.from}${joined.length === 0 ? empty : join(joined, '')}${
      present.length === 0 ? empty : sql` where ${join(present, ' and ')}`
    }`;
    if (!ofAll) return sql`left join lateral (select ${join(selected, ', ')} ${read} having count(*) > 0) ${raw(alias)} on true`;
    // By its place: PostgreSQL does not see that an expression with parameters is the same twice.
    const grouped = sql`${read} group by ${by === undefined ? key : raw('1')}`;
    // Grouped though it is one customer: nothing is set up for a thousand figures of somebody without records.
    if (isApart) return sql`left join lateral (select ${join(selected, ', ')} ${grouped}) ${raw(alias)} on true`;
    return sql`left join (select ${join([sql`${key} as customer_id`, ...selected], ', ')} ${grouped}) ${raw(alias)} on ${raw(
      alias,
    )}.customer_id = c.id`;
  }
}

/** What is to be computed for a figure, unless its filter is in WHERE. */
function figureOf({ call, finish, filter }: Aggregate, isFiltered: boolean): Sql {
  if (call === 'exists') return isFiltered || filter === undefined ? sql`true` : sql`bool_or(${filter})`;
  const figure = isFiltered || filter === undefined ? call : sql`${call} filter (where ${filter})`;
  return finish === undefined ? figure : finish(figure);
}

/** The records that pass any of the filters; undefined if all do, or if the filters are so many that counting in vain is as quick. */
function anyOf(filters: readonly (Sql | undefined)[]): Sql | undefined {
  const alternatives = filters.filter((filter) => filter !== undefined);
  if (alternatives.length < filters.length || alternatives.length > MOST_ALTERNATIVES) return undefined;
  const [only, ...others] = alternatives;
  if (only === undefined || others.length === 0) return only;
  return sql`(${join(
    alternatives.map((filter) => sql`(${filter})`),
    ' or ',
  )})`;
}
