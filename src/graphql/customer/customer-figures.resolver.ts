import type DataLoader from 'dataloader';
import { isObjectType, type GraphQLSchema } from 'graphql';
import { Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import type { Attribute } from '../../catalogue/index.js';
import { figuresOfCustomers, type FigureValue } from '../../insight/index.js';
import { invariant } from '../../kernel/index.js';
import { Customer, DateScalar, DateTimeScalar, DecimalScalar, RequireScopes } from '../../model/index.js';
import type { OperationContext } from '../context.js';
import { CUSTOMER_FIGURES, fieldName } from './customer-figures.js';
import type { CustomerRow } from './customer.type.js';

/** What is told of a figure, by its type. */
const TYPES = {
  text: String,
  enum: String,
  tag: String,
  plain: String,
  integer: Int,
  number: Float,
  money: DecimalScalar,
  boolean: Boolean,
  day: DateScalar,
  instant: DateTimeScalar,
  anniversary: DateScalar,
  coordinates: String,
} as const satisfies Readonly<Record<Attribute['type'], unknown>>;

/** Followers of several accounts are more than a 32-bit integer holds. */
const typeOf = ({ type, unit }: Attribute) => (unit === 'followers' ? Float : TYPES[type]);
const listOf = (figure: Attribute) => [typeOf(figure)] as [typeof String];

/** A field for each figure. All that an operation asks of a page of customers is read in one statement. */
@Resolver(() => Customer)
export class CustomerFiguresResolver {}

type Read = (customer: CustomerRow, context: OperationContext) => FigureValue | Promise<FigureValue>;

const READS = new Map<string, Read>();

for (const figure of CUSTOMER_FIGURES) {
  const name = fieldName(figure);
  const read: Read = (customer, context) => loadFigure(context, figure, customer.id);
  READS.set(name, read);
  const { prototype } = CustomerFiguresResolver;
  const descriptor = { value: read, configurable: true, writable: true };
  Object.defineProperty(prototype, name, descriptor);
  const unit = figure.unit === undefined ? '' : ` Unit: ${figure.unit}.`;
  const description = `${figure.description}${unit} As \`${figure.name}\` of rules.`;
  Root()(prototype, name, 0);
  Ctx()(prototype, name, 1);
  const returned = figure.list ? () => listOf(figure) : () => typeOf(figure);
  FieldResolver(returned, { nullable: !figure.list, description })(prototype, name, descriptor);
  RequireScopes(...figure.scopes)(prototype, name, descriptor);
}

/**
 * Has the schema ask for figures without the detour of type-graphql, which for each of the thousands of figures of a page makes an instance and sorts the
 * parameters: a third of the time that the answer takes of the server.
 */
export function answerFigures(schema: GraphQLSchema): void {
  const type = schema.getType(Customer.name);
  invariant(isObjectType(type), 'customers are an object type');
  const fields = type.getFields();
  for (const [name, read] of READS) {
    const field = fields[name];
    invariant(field !== undefined, `Customer has the field ${name}`);
    field.resolve = (customer, _, context) => read(customer as CustomerRow, context as OperationContext);
  }
}

type Values = readonly FigureValue[] | null;

/** What is known of customers, or is on its way. By loader, which lasts as long as what it has read may be told. */
const loaded = new WeakMap<object, Map<string, Values | Promise<Values>>>();

/** A page asks for a figure of hundreds of customers at once: what is the same for all of them is found once, and of each customer there is one promise. */
function loadFigure(context: OperationContext, figure: Attribute, customerId: string): FigureValue | Promise<FigureValue> {
  const asked = figuresAmong(context.asked.get(Customer.name));
  const of = asked.places.has(figure) ? asked : together([figure]);
  const loader = loaderOf(context, of);
  const known = knownBy(loader);
  let values = known.get(customerId);
  if (values === undefined) known.set(customerId, (values = loader.load(customerId)));
  const place = of.places.get(figure) ?? 0;
  const none = figure.list ? [] : null;
  return values instanceof Promise ? values.then((told) => told?.[place] ?? none) : (values?.[place] ?? none);
}

/**
 * Reads the figures that an operation asks for of the customers of a page, before their fields are: these are answered at once then, without a promise
 * for each figure of each customer. Where it cannot be done the fields try again, and tell why.
 */
export async function bringFigures(context: OperationContext, customers: readonly { readonly id: string }[]): Promise<void> {
  const asked = figuresAmong(context.asked.get(Customer.name));
  if (asked.figures.length === 0 || customers.length === 0) return;
  const known = knownBy(loaderOf(context, asked));
  const ids = customers.map(({ id }) => id).filter((id) => !known.has(id));
  const values = await figuresOfCustomers(context.membership, asked.figures, ids).catch(() => undefined);
  if (values !== undefined) for (const id of ids) known.set(id, values.get(id) ?? null);
}

function loaderOf(context: OperationContext, { figures, name }: Together): DataLoader<string, Values> {
  return context.loaders.named<Values>(name, (ids) => figuresOfCustomers(context.membership, figures, ids), null);
}

function knownBy(loader: object): Map<string, Values | Promise<Values>> {
  let known = loaded.get(loader);
  if (known === undefined) loaded.set(loader, (known = new Map()));
  return known;
}

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

const NONE = together([]);
const NAMED = CUSTOMER_FIGURES.map((figure) => ({ name: fieldName(figure), figure }));
/** Those of an operation, which asks for them once for every figure of every customer. */
const figuresOfAsked = new WeakMap<ReadonlySet<string>, Together>();

function figuresAmong(fields: ReadonlySet<string> | undefined): Together {
  if (fields === undefined) return NONE;
  const known = figuresOfAsked.get(fields);
  if (known !== undefined) return known;
  const found = together(NAMED.flatMap(({ name, figure }) => (fields.has(name) ? [figure] : [])));
  figuresOfAsked.set(fields, found);
  return found;
}
