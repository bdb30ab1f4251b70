import { type Attribute, type Catalogue, DataKind, type RuleNeeds } from '../../catalogue/index.js';
import type { ReadingContext } from '../../membership/index.js';

/** How the values of an attribute are put together. */
export type Scale =
  /** By order, in parts of equally many customers. */
  | 'ORDERED'
  /** Each value by itself. */
  | 'VALUES'
  /** Each of several values of a customer by itself. */
  | 'LIST';

export interface Candidate {
  /** Named as rules name it. */
  readonly attribute: Attribute;
  readonly scale: Scale;
}

const SCALES: Readonly<Partial<Record<Attribute['type'], Scale>>> = {
  integer: 'ORDERED',
  number: 'ORDERED',
  money: 'ORDERED',
  instant: 'ORDERED',
  day: 'ORDERED',
  text: 'VALUES',
  plain: 'VALUES',
  tag: 'VALUES',
  enum: 'VALUES',
  boolean: 'VALUES',
};

/** What people can be told apart by: every attribute that the reader may ask rules for, the workspace's own ones too. Names of people and the like fall out by having no frequent value. */
export function candidates({ reader }: Pick<ReadingContext, 'reader'>, catalogue: Catalogue): Candidate[] {
  const own = catalogue.calls().find(({ name }) => name === 'attribute')?.arguments ?? [];
  const all = [
    ...catalogue.attributes().filter(({ name }) => !name.startsWith('metafields.')),
    ...own.flatMap((key) => {
      const attribute = catalogue.attribute('attribute', key);
      return attribute === undefined ? [] : [{ ...attribute, name: `attribute('${key}')` }];
    }),
  ];
  return all.flatMap((attribute): Candidate[] => {
    const scale = SCALES[attribute.type];
    const mentions = [{ mentioned: attribute.name, scopes: attribute.scopes }];
    if (scale === undefined || restates(attribute) || reader.refusal({ mentions, segmentIds: new Set() }) !== undefined) return [];
    return [{ attribute, scale: attribute.list ? 'LIST' : scale }];
  });
}

/** Places among all say again what the figure says that they are of. */
function restates({ kinds, type }: Attribute): boolean {
  return (kinds & DataKind.thresholds) !== 0 && type === 'integer';
}

/**
 * Those that a rule does not settle by itself: what it mentions does not tell its members apart, it is what they were chosen by. Nor do numbers and dates of the same kind of data as a number
 * that it mentions, nor anything of the records that it looks into.
 */
export function notSettledBy(rules: readonly RuleNeeds[], catalogue: Catalogue, among: readonly Candidate[]): Candidate[] {
  const mentioned = new Set(rules.flatMap(({ mentions }) => mentions.map((one) => one.mentioned.split('.')[0] as string)));
  const functions = [...mentioned].flatMap((name) => catalogue.function(name)?.source.kind ?? []);
  const attributes = [...mentioned].flatMap((name) => catalogue.attribute(name) ?? []);
  const looked = functions.reduce((kinds, kind) => kinds | kind, 0);
  const measured = attributes.reduce((kinds, one) => (SCALES[one.type] === 'ORDERED' ? kinds | one.kinds : kinds), 0) & ~OF_THE_CUSTOMER;
  return among.filter(({ attribute, scale }) => {
    const { name, kinds } = attribute;
    if (mentioned.has(name) || (mentioned.has('attribute') && name.startsWith('attribute('))) return false;
    if (SAME.some((same) => same.includes(name) && same.some((other) => mentioned.has(other)))) return false;
    return (kinds & looked & ~OF_THE_CUSTOMER) === 0 && (scale !== 'ORDERED' || (kinds & measured) === 0);
  });
}

const OF_THE_CUSTOMER = DataKind.customer | DataKind.thresholds | DataKind.membership;
/** What says the same in other words. */
const SAME: readonly (readonly string[])[] = [
  ['age', 'birth_date'],
  ['customer_countries', 'customer_regions', 'customer_cities', 'postal_code'],
];
