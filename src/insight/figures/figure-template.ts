import type { Attribute } from '../../catalogue/index.js';
import type { Queryable } from '../../database/index.js';
import { loadCatalogue, type MembershipContext, type RuleReader } from '../../membership/index.js';
import { printedDecimal } from '../../model/index.js';
import { figuresOfCustomers, type FigureValue } from './customer-values.js';
import { attributeNamed } from './figure.js';

/*
 * A template is a text, or JSON with texts in it, in which figures of a customer are named: `Spent {{amount_spent}}`. No logic: a name is replaced by a value.
 */

const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

/** Names no segment: there are none for a template. */
const WITHOUT_SEGMENTS: RuleReader = { segmentIds: new Set(), refusal: () => undefined };

/** The figures that a template names, each once. */
export function namesInTemplate(template: unknown): string[] {
  if (typeof template === 'string') return [...new Set([...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name.trim()))];
  if (typeof template !== 'object' || template === null) return [];
  return [...new Set(Object.values(template).flatMap(namesInTemplate))];
}

/** The values of the named figures, by customer and name. What is no figure any more has no value; that somebody may ask for them was seen to before. */
export async function valuesForTemplate(
  context: Pick<MembershipContext, 'clock' | 'timeZone'> & { readonly database: Queryable },
  names: readonly string[],
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, FigureValue>>> {
  if (names.length === 0) return new Map();
  const catalogue = await loadCatalogue(context.database, WITHOUT_SEGMENTS);
  const figures = names.flatMap((name) => {
    const attribute = attributeNamed(catalogue, name);
    return attribute === undefined ? [] : { ...attribute, name };
  });
  const values = await figuresOfCustomers(context, figures, customerIds);
  return new Map(
    [...values].map(([id, row]) => [id, new Map(figures.map(({ name, type }, index) => [name, asTold(type, row[index] ?? null)]))]),
  );
}

/** Amounts as the API and exports write them. */
function asTold(type: Attribute['type'], value: FigureValue): FigureValue {
  return type === 'money' && typeof value === 'string' ? printedDecimal(value) : value;
}

/** The template with values in place of names. A text that is nothing but a name becomes the value as it is; in longer ones what is missing is empty. */
export function fillFigures(template: unknown, values: ReadonlyMap<string, FigureValue>): unknown {
  if (Array.isArray(template)) return template.map((part) => fillFigures(part, values));
  if (typeof template === 'object' && template !== null) {
    return Object.fromEntries(Object.entries(template).map(([key, part]) => [key, fillFigures(part, values)]));
  }
  if (typeof template !== 'string') return template;
  const [whole, name = ''] = /^\{\{([^{}]*)\}\}$/.exec(template) ?? [];
  if (whole !== undefined) return plain(values.get(name.trim()));
  return template.replaceAll(PLACEHOLDER, (_, one: string) => textOf(values.get(one.trim())));
}

function plain(value: FigureValue | undefined): Exclude<FigureValue, Date> {
  return value instanceof Date ? value.toISOString() : (value ?? null);
}

function textOf(value: FigureValue | undefined): string {
  const told = plain(value);
  return typeof told === 'object' ? (told ?? []).join(', ') : String(told);
}
