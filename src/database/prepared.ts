import { RecentMap } from '../kernel/index.js';
import { Sql, sql } from './sql.js';
import { preparedName, type Statement } from './statement.js';

const COMMENT = /^\s*\/\* (\w+)\.(\w+)(?:: (\w+))? \*\//;

/** A statement whose text is put together once: each connection prepares it under a name that is made of what it says it is, and of its text. */
export class PreparedText {
  readonly #name: string;

  constructor(private readonly text: string) {
    const kind = (COMMENT.exec(text) ?? ['', 'statement'])
      .slice(1)
      .filter((part) => part !== undefined)
      .join('.');
    this.#name = preparedName(kind, text);
  }

  /** With the values for `$1`, `$2` and so on. */
  with(values: readonly unknown[]): Statement {
    return { text: this.text, values, prepare: this.#name };
  }
}

/** Those of one place in the program, by the fragments in them, which have no values and are made once. */
interface Known {
  readonly fragments: readonly Sql[];
  readonly prepared: PreparedText;
}

/** Of one place no more are kept: more fragments than these are not made once. */
const MOST_KNOWN = 16;
const OF_PLACES = new WeakMap<TemplateStringsArray, Known[]>();
const OF_TEXTS = new RecentMap<string, PreparedText>(256);

/**
 * As `sql`, for what is sent with every write or every look at the log, and finds its rows by index, so that one plan does for all values: the server is sent
 * its text once a connection, and plans it once. Fragments in it are best constants of the program; then nothing is put together a second time.
 */
export function prepared(strings: TemplateStringsArray, ...given: readonly unknown[]): Statement {
  const fragments = given.filter((value) => value instanceof Sql);
  const known = OF_PLACES.get(strings)?.find((one) => areSame(one.fragments, fragments));
  if (known !== undefined) return known.prepared.with(fragments.length === 0 ? given : given.filter((value) => !(value instanceof Sql)));
  const { text, values } = sql(strings, ...given);
  return learnt(strings, fragments, text).with(values);
}

function learnt(strings: TemplateStringsArray, fragments: readonly Sql[], text: string): PreparedText {
  let made = OF_TEXTS.get(text);
  if (made === undefined) OF_TEXTS.set(text, (made = new PreparedText(text)));
  let ofPlace = OF_PLACES.get(strings);
  if (ofPlace === undefined) OF_PLACES.set(strings, (ofPlace = []));
  const isConstant = fragments.every(({ values }) => values.length === 0);
  if (isConstant && ofPlace.length < MOST_KNOWN) ofPlace.push({ fragments, prepared: made });
  return made;
}

function areSame(some: readonly Sql[], others: readonly Sql[]): boolean {
  return some.length === others.length && some.every((one, place) => one === others[place]);
}
