import { registerEnumType } from 'type-graphql';
import { requireScopes, type Viewer } from '../../access/index.js';
import { type Attribute, Catalogue } from '../../catalogue/index.js';
import { sql, type Sql } from '../../database/index.js';
import { invariant } from '../../kernel/index.js';
import { sortedAs, type SortedAs, sortingBy } from '../../insight/index.js';
import type { Key, KeysetOrder } from '../paging/keyset.js';

/** Every attribute of one value, but when they became known, which has an order of its own. */
const FIGURES = new Map(
  new Catalogue()
    .attributes()
    .filter((attribute) => sortedAs(attribute) !== undefined && attribute.field !== 'addedAt')
    .map((figure) => [figure.name.toUpperCase(), figure]),
);

const MORE_OR_LESS = ['the least first', 'the greatest first'] as const;
const DIRECTIONS: Readonly<Record<SortedAs | 'enum', readonly [up: string, down: string]>> = {
  numeric: MORE_OR_LESS,
  timestamptz: MORE_OR_LESS,
  enum: ['in the order of its values', 'in the opposite order of its values'],
  text: ['in the order of Unicode', 'in the opposite order of Unicode'],
};

const OWN = {
  ID: 'By id: in the order in which the records were made. The fastest.',
  NAME: 'By family name, then given name. Needs `personal_data:read`.',
  NAME_DESC: 'The same from Z to A. Needs `personal_data:read`.',
  ADDED_DATE: 'By when they became known, the oldest first.',
  ADDED_DATE_DESC: 'By when they became known, the newest first.',
} as const;

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  ...OWN,
  ...Object.fromEntries(
    [...FIGURES].flatMap(([name, figure]) => {
      const [up, down] = DIRECTIONS[figure.type === 'enum' ? 'enum' : (sortedAs(figure) ?? 'text')];
      const by = `By \`${figure.name}\`, ${figure.label.toLowerCase()}`;
      const needs = `those for whom it is missing last. Needs ${figure.scopes.map((scope) => `\`${scope}\``).join(', ')}.`;
      return [
        [name, `${by}, ${up}, ${needs}`],
        [`${name}_DESC`, `${by}, ${down}, ${needs}`],
      ];
    }),
  ),
};

/** Names of orders: the record's own, and two for each figure. */
export const CustomerOrder = Object.fromEntries(Object.keys(DESCRIPTIONS).map((name) => [name, name])) as {
  readonly [Name in keyof typeof OWN]: Name;
} & Readonly<Record<string, string>>;
export type CustomerOrder = string;

registerEnumType(CustomerOrder, {
  name: 'CustomerOrder',
  description: 'How customers are sorted. Customers that are equal by it are sorted by id, so every order is stable.',
  valuesConfig: Object.fromEntries(Object.entries(DESCRIPTIONS).map(([name, description]) => [name, { description }])),
});

/** The order by an attribute, the least first; null where customers are not sorted by it. */
export function orderOfAttribute({ name, field }: Pick<Attribute, 'name' | 'field'>): CustomerOrder | null {
  if (field === 'addedAt') return 'ADDED_DATE';
  const order = name.toUpperCase();
  return FIGURES.has(order) ? order : null;
}

/** Whether an order is by a figure, which is reckoned for everybody who is sorted. */
export function isReckonedOrder(order: unknown): boolean {
  return typeof order === 'string' && FIGURES.has(order.replace(/_DESC$/, ''));
}

/** Whether an order tells personal data: whoever is sorted by them, and by cursors what they are. */
export function isPersonalOrder(order: unknown): boolean {
  if (typeof order !== 'string') return false;
  const by = order.replace(/_DESC$/, '');
  return by === 'NAME' || FIGURES.get(by)?.scopes.includes('personal_data:read') === true;
}

/** The customer, in keys of the orders. */
export const CUSTOMER: Sql = sql`c`;

const ID: Key = { value: sql`c.id`, type: 'uuid' };
const ADDED: Key = { value: sql`c.added_at`, type: 'timestamptz' };
/** Just what the index customer_name is on. */
const NAMES: readonly Key[] = [
  { value: sql`caseless(coalesce(c.last_name, ''))`, type: 'text' },
  { value: sql`caseless(coalesce(c.first_name, ''))`, type: 'text' },
];

/**
 * The keyset of an order. Sorting tells the sorted values, and cursors carry them, so it needs the scopes that reading them needs. `among` restricts
 * what is read for figures, given a column with the customer's id, where not everybody is sorted.
 */
export function customerOrder(order: CustomerOrder, viewer: Viewer, among?: (customerId: Sql) => Sql): KeysetOrder {
  const descending = order.endsWith('_DESC');
  switch (order.replace(/_DESC$/, '')) {
    case 'ID':
      return { name: order, keys: [ID] };
    case 'NAME':
      requireScopes(viewer, 'Sorting by name', 'personal_data:read');
      return { name: order, keys: [...NAMES, ID], descending };
    case 'ADDED_DATE':
      return { name: order, keys: [ADDED, ID], descending };
    default: {
      const figure = FIGURES.get(order.replace(/_DESC$/, ''));
      invariant(figure !== undefined, 'every other order is of a figure');
      return byFigure(order, figure, viewer, { descending, among });
    }
  }
}

/** Whoever lacks it comes last, whichever way it runs. The figure is reckoned for everybody who is sorted before there is a page. */
export function byFigure(
  name: string,
  figure: Attribute,
  viewer: Viewer,
  { descending, among }: { readonly descending: boolean; readonly among: ((customerId: Sql) => Sql) | undefined },
): KeysetOrder {
  requireScopes(viewer, `Sorting by ${figure.label.toLowerCase()}`, ...figure.scopes);
  const [present, missing] = descending ? [1, 0] : [0, 1];
  return {
    name,
    descending,
    joins: (reckoning) => sortingBy(figure, reckoning, among),
    keys: [{ value: sql`(case when sorted.value is null then ${missing}::int else ${present}::int end)`, type: 'int' }, keyOf(figure), ID],
  };
}

function keyOf(figure: Attribute): Key {
  switch (sortedAs(figure)) {
    case 'timestamptz':
      return { value: sql`coalesce(sorted.value, 'epoch')`, type: 'timestamptz' };
    case 'numeric':
      return { value: sql`coalesce(sorted.value, 0)`, type: 'numeric' };
    default:
      return { value: sql`(coalesce(sorted.value, '') collate "C")`, type: 'text' };
  }
}
