import type { Attribute } from '../../catalogue/index.js';
import { figuresBeside, figuresOfCustomers, figuresOfRow, type FigureValue } from '../../insight/index.js';
import { RecentMap } from '../../kernel/index.js';
import { reckoningOf } from '../../membership/index.js';
import { Customer } from '../../model/index.js';
import type { OperationContext } from '../context.js';
import type { Page, PageRequest } from '../paging/page.js';
import { readPage, type RecordList } from '../rows/record-page.js';
import { CUSTOMER_FIGURES, fieldName } from './customer-figures.js';
import type { CustomerRow } from './customer.type.js';

type Values = readonly FigureValue[] | null;

/** Figures that are read together. */
interface Together {
  readonly figures: readonly Attribute[];
  readonly places: ReadonlyMap<Attribute, number>;
  /** Of their loader. */
  readonly name: string;
}

function together(figures: readonly Attribute[]): Together {
  const places = new Map(figures.map((figure, place) => [figure, place]));
  return { figures, places, name: `figures ${figures.map(({ name }) => name).join()}` };
}

/** What an operation knows of figures: those that it asks for, and what is known of customers or is on its way. Thrown away after a write. */
interface FiguresOfOperation {
  readonly asked: Together;
  readonly known: Map<string, Values | Promise<Values>>;
}

/**
 * A page asks for a figure of hundreds of customers at once: what is the same for all of them is found once, and of each customer there is one
 * promise.
 */
export function loadFigure(context: OperationContext, figure: Attribute, customerId: string): FigureValue | Promise<FigureValue> {
  const { asked, known } = figuresOfOperation(context);
  const place = asked.places.get(figure);
  if (place === undefined) return load(context, together([figure]), customerId).then((values) => valueAt(values, 0, figure));
  let values = known.get(customerId);
  if (values === undefined) known.set(customerId, (values = load(context, asked, customerId)));
  return values instanceof Promise ? values.then((told) => valueAt(told, place, figure)) : valueAt(values, place, figure);
}

function valueAt(values: Values, place: number, figure: Attribute): FigureValue {
  return values?.[place] ?? (figure.list ? [] : null);
}

function load(context: OperationContext, { figures, name }: Together, customerId: string): Promise<Values> {
  return context.loaders.named<Values>(name, (ids) => figuresOfCustomers(context.membership, figures, ids), null).load(customerId);
}

/**
 * Reads the figures that an operation asks for of the customers of a page, before their fields are: these are answered at once then, without a promise
 * for each figure of each customer. Where it cannot be done the fields try again, and tell why.
 */
export async function bringFigures(context: OperationContext, customers: readonly { readonly id: string }[]): Promise<void> {
  const { asked, known } = figuresOfOperation(context);
  if (asked.figures.length === 0 || customers.length === 0) return;
  const ids = customers.map(({ id }) => id).filter((id) => !known.has(id));
  const values = await figuresOfCustomers(context.membership, asked.figures, ids).catch(() => undefined);
  if (values !== undefined) for (const id of ids) known.set(id, values.get(id) ?? null);
}

/** A page of customers with the figures that the operation asks for, in one statement: for lists whose statement is the same from page to page. */
export async function readWithFigures(
  context: OperationContext,
  list: RecordList<Customer>,
  request: PageRequest,
): Promise<Page<CustomerRow>> {
  const { asked, known } = figuresOfOperation(context);
  if (asked.figures.length === 0) return readPage(context, list, request);
  const beside = figuresBeside(asked.figures, reckoningOf(context.membership));
  // Where figures cannot be found there is a page all the same, whose fields try again.
  const page = await readPage(context, { ...list, beside }, request).catch(() => undefined);
  if (page === undefined) return readPage(context, list, request);
  for (const row of page.nodes) known.set(row.id, figuresOfRow(row, asked.figures));
  return page;
}

function figuresOfOperation(context: OperationContext): FiguresOfOperation {
  return context.loaders.kept('figures', () => ({ asked: figuresAmong(context.asked.get(Customer.name)), known: new Map() }));
}

const NAMED = CUSTOMER_FIGURES.map((figure) => ({ name: fieldName(figure), figure }));
const NONE = together([]);

/** One operation after another asks for the same: what is compiled for a choice of figures is kept with its list. */
const CHOICES = new RecentMap<string, Together>(64);

function figuresAmong(fields: ReadonlySet<string> | undefined): Together {
  if (fields === undefined) return NONE;
  const found = together(NAMED.flatMap(({ name, figure }) => (fields.has(name) ? [figure] : [])));
  const known = CHOICES.get(found.name);
  if (known !== undefined) return known;
  CHOICES.set(found.name, found);
  return found;
}
