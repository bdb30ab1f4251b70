import type { Attribute, Catalogue } from '../../catalogue/index.js';
import { valueOf } from '../../compile/index.js';
import { sql, type Sql } from '../../database/index.js';
import { invalidInput, limitExceeded } from '../../kernel/index.js';
import { didYouMean } from '../../language/index.js';
import type { ReadingContext } from '../../membership/index.js';

/*
 * A figure is an attribute of the catalogue: what it is in rules it is here too, since its SQL is the same.
 */

/** So many are asked for at once. */
export const MOST_FIGURES = 50;

/** What a figure is added up or counted as. */
export type Measure =
  /** Sums, means and percentiles. */
  | 'number'
  /** How many have each value. */
  | 'value';

export function measureOf({ type }: Pick<Attribute, 'type'>): Measure {
  return type === 'money' || type === 'number' || type === 'integer' ? 'number' : 'value';
}

const CUSTOM = /^(attribute|company_attribute)\('(.*)'\)$/;

/** The attribute of a name, as rules write it; custom ones too. */
export function attributeNamed(catalogue: Catalogue, name: string): Attribute | undefined {
  const [, call = name, key] = CUSTOM.exec(name) ?? [];
  return catalogue.attribute(call, key);
}

/** Why a name that is none of a figure is refused: what else it is, or which figure comes nearest; `besides` are names that may stand there too. */
export function refusalOfName(catalogue: Catalogue, name: string, what: 'attribute' | 'column', besides: readonly string[] = []): string {
  const fn = functionIn(catalogue, name);
  if (fn === undefined) return `There is no ${what} '${name}'.${nearest(catalogue, name, besides)}`;
  const argument = ARGUMENT.exec(name)?.[1];
  const within = argument !== undefined && attributeNamed(catalogue, argument) !== undefined ? `: name '${argument}' by itself` : '';
  return `'${name}' is no ${what === 'column' ? 'column' : 'figure'}: ${fn} is a function of rules${within}.`;
}

/** The function of rules that a name calls, or one of its measures, if it is no custom attribute. */
function functionIn(catalogue: Catalogue, name: string): string | undefined {
  const called = CALLED.exec(name)?.[1] ?? name;
  if (CUSTOM.test(`${called}('')`)) return undefined;
  const isCall = catalogue.calls().some((call) => call.name === called);
  // Those of several words have a dot too.
  const fn = [called, called.slice(0, Math.max(called.lastIndexOf('.'), 0))].find((one) => catalogue.function(one) !== undefined);
  return isCall ? called : fn;
}
const CALLED = /^([\w.]+)\(/;
const ARGUMENT = /\('(.*)'\)$/;

/** The nearest figures, where one is meant by the bare key of a custom attribute too. */
function nearest(catalogue: Catalogue, name: string, besides: readonly string[]): string {
  const calls = catalogue.calls().filter((call) => CUSTOM.test(`${call.name}('')`));
  const custom = calls.find((call) => call.arguments.includes(name));
  if (custom !== undefined) return ` Did you mean '${custom.name}('${name}')'?`;
  const attributes = catalogue.attributes().filter(({ type }) => type !== 'coordinates');
  return didYouMean(name, [
    ...besides,
    ...attributes.map((attribute) => attribute.name),
    ...calls.flatMap((call) => call.arguments.map((argument) => `${call.name}('${argument}')`)),
  ]);
}

/** The figures of these names. Refuses with INVALID_INPUT what is none, and with FORBIDDEN what the reader may not ask rules for. */
export function readFigures(
  { reader }: Pick<ReadingContext, 'reader'>,
  catalogue: Catalogue,
  names: readonly string[],
  field = 'figures',
): Attribute[] {
  if (names.length > MOST_FIGURES) throw limitExceeded(`The number of ${field}`, MOST_FIGURES);
  const attributes = names.map((name) => {
    const attribute = attributeNamed(catalogue, name);
    if (attribute === undefined) throw invalidInput(field, refusalOfName(catalogue, name, 'attribute'));
    if (attribute.type === 'coordinates') throw invalidInput(field, `'${name}' is no figure.`);
    return { ...attribute, name };
  });
  const refusal = reader.refusal({
    mentions: attributes.map(({ name, scopes }) => ({ mentioned: name, scopes })),
    segmentIds: new Set(),
  });
  if (refusal !== undefined) throw refusal;
  return attributes;
}

/** The value of a figure of one customer, over the customer's columns and AggregateReference placeholders: money to four digits. */
export function figureSql(attribute: Attribute): Sql {
  return attribute.type === 'money' ? sql`round((${valueOf(attribute)})::numeric, 4)` : valueOf(attribute);
}
