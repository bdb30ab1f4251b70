import sql, { empty, join, raw, Sql } from 'sql-template-tag';
import { keyOf } from './key-of.js';

/** Stands for an expression until it is known how many mention it. */
class Mention {
  constructor(readonly number: number) {}
}

interface Mentioned {
  readonly expression: Sql;
  times: number;
}

/** PostgreSQL takes 1,664 columns in a select list; those beyond this many are in a further subquery. */
const MOST_COLUMNS = 1_200;

/**
 * Expressions over one customer that rules have in common: those that are mentioned more than once, or so often as is said, are worked out once a customer, as
 * columns of a subquery behind the figures that they are made of.
 */
export class SharedExpressions {
  readonly #numbers = new Map<string, number>();
  readonly #mentioned: Mentioned[] = [];
  readonly #columns = new Map<number, { readonly name: Sql; readonly definition: Sql }>();

  /** `fewest`: how often an expression must be mentioned to be worked out apart. */
  constructor(private readonly fewest = 2) {}

  /** What stands for an expression until all have been mentioned and `resolve` is called. */
  mention(expression: Sql): Sql {
    const key = keyOf(expression);
    const number = this.#numbers.get(key) ?? this.#mentioned.length;
    const known = this.#mentioned[number];
    if (known === undefined) {
      this.#numbers.set(key, number);
      this.#mentioned.push({ expression, times: 1 });
    } else known.times++;
    return sql`${new Mention(number)}`;
  }

  /** An expression with everything that was mentioned in it: as a column if it is mentioned often enough, else as it is. */
  resolve(expression: Sql): Sql {
    return this.#replace(expression, (number, { expression: inner, times }) =>
      times >= this.fewest ? this.#column(number, inner) : this.resolve(inner),
    );
  }

  /** The subqueries with the columns that `resolve` has put in; to stand behind the joins of the figures. */
  joins(): Sql {
    const columns = [...this.#columns.values()];
    if (columns.length === 0) return empty;
    const tables = Array.from({ length: Math.ceil(columns.length / MOST_COLUMNS) }, (_, table) => {
      const some = columns.slice(table * MOST_COLUMNS, (table + 1) * MOST_COLUMNS);
      const definitions = some.map(({ definition }) => definition);
      // `offset 0`: else the planner puts each expression back wherever its column is read.
      return sql`cross join lateral (select ${join(definitions, ',\n')} offset 0) ${raw(tableOf(table * MOST_COLUMNS))}`;
    });
    return join(tables, '\n');
  }

  #column(number: number, expression: Sql): Sql {
    const known = this.#columns.get(number);
    if (known !== undefined) return known.name;
    const place = this.#columns.size;
    const name = raw(`${tableOf(place)}.e${place}`);
    const whole = this.#inline(expression);
    this.#columns.set(number, { name, definition: sql`${whole} as ${raw(`e${place}`)}` });
    return name;
  }

  /** Columns of one subquery cannot read each other. */
  #inline(expression: Sql): Sql {
    return this.#replace(expression, (_number, { expression: inner }) => this.#inline(inner));
  }

  #replace(expression: Sql, replacement: (number: number, mentioned: Mentioned) => Sql): Sql {
    const values = expression.values.map((value) => {
      const mentioned = value instanceof Mention ? this.#mentioned[value.number] : undefined;
      return mentioned === undefined ? value : replacement((value as Mention).number, mentioned);
    });
    return new Sql(expression.strings, values);
  }
}

function tableOf(column: number): string {
  return `x${Math.floor(column / MOST_COLUMNS)}`;
}
