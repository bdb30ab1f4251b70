import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { Aggregate, Source } from '../catalogue/index.js';
import { keyOf } from './key-of.js';

/** A derived table that reads a source once and has one row a customer, one column a distinct figure. */
interface Derived {
  readonly alias: string;
  readonly source: Source;
  /** What all of its figures have in common, put in WHERE; else each figure has its own FILTER. */
  readonly where: Sql | undefined;
  readonly needs: Set<string>;
  readonly columns: Map<string, { readonly name: string; readonly expression: Sql }>;
}

/** PostgreSQL takes 1,664 columns in a select list; beyond this many figures a source is read again. */
const MOST_COLUMNS = 1_200;

export interface FiguresOptions {
  /** Restricts each source to some customers, given the source's customer column. */
  readonly restrict?: (customerId: Sql) => Sql;
  /**
   * `source`: each source is read once, every figure with its own FILTER: right for all customers and several rules.
   * `filter`: figures with the same filter share a table that reads only the records that pass it: right for all customers and one rule.
   * `customer`: as `source`, but the records of one customer at a time, by the index that leads to them: right for few customers and many
   *   rules, and always planned alike, however few records the planner expects.
   */
  readonly share: 'source' | 'filter' | 'customer';
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
    const derived = this.#table(aggregate);
    const expression = this.#expression(aggregate, derived.where !== undefined);
    const key = keyOf(expression);
    let column = derived.columns.get(key);
    if (column === undefined) {
      column = { name: `v${this.#columns++}`, expression };
      derived.columns.set(key, column);
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

  #table(aggregate: Aggregate): Derived {
    const shared = this.options.share === 'filter' ? aggregate.filter : undefined;
    const key = `${aggregate.source.name}|${shared === undefined ? '' : keyOf(shared)}`;
    const tables = this.#derived.get(key) ?? [];
    this.#derived.set(key, tables);
    let table = tables.at(-1);
    if (table === undefined || table.columns.size >= MOST_COLUMNS) {
      table = { alias: `t${this.#tables++}`, source: aggregate.source, where: shared, needs: new Set(), columns: new Map() };
      tables.push(table);
    }
    return table;
  }

  #expression({ call, element, filter }: Aggregate, filtered: boolean): Sql {
    if (call === 'exists') return filtered || filter === undefined ? sql`true` : sql`bool_or(${filter})`;
    const figure = filtered || filter === undefined ? call : sql`${call} filter (where ${filter})`;
    return element === undefined ? figure : sql`(${figure})[${element}::int]`;
  }

  #join({ alias, source, where, needs, columns }: Derived): Sql {
    const joined = [...source.joins].filter(([name]) => needs.has(name)).map(([, clause]) => sql` ${clause}`);
    const conditions = [this.restriction(source.customerId), where].filter((condition) => condition !== undefined);
    const selected = [...columns.values()].map(({ name, expression }) => sql`${expression} as ${raw(name)}`);
    if (this.options.share === 'customer') {
      return sql`left join lateral (select ${join(selected, ', ')} from ${source.from}${concat(joined)} where ${join(
        [sql`${source.customerId} = c.id`, ...conditions],
        ' and ',
      )} having count(*) > 0) ${raw(alias)} on true`;
    }
    return sql`left join (select ${join([sql`${source.customerId} as customer_id`, ...selected], ', ')} from ${source.from}${concat(joined)}${
      conditions.length === 0 ? empty : sql` where ${join(conditions, ' and ')}`
    } group by ${source.customerId}) ${raw(alias)} on ${raw(alias)}.customer_id = c.id`;
  }
}

function concat(parts: readonly Sql[]): Sql {
  return parts.length === 0 ? empty : join([...parts], '');
}
