import { Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import type { Attribute } from '../../catalogue/index.js';
import { figuresOfCustomers, type FigureValue } from '../../insight/index.js';
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

/** A field for each figure. All that an operation asks of a page of customers is read in one statement. */
@Resolver(() => Customer)
export class CustomerFiguresResolver {}

for (const figure of CUSTOMER_FIGURES) {
  const name = fieldName(figure);
  const read = (customer: CustomerRow, context: OperationContext): Promise<FigureValue> => loadFigure(context, figure, customer.id);
  const { prototype } = CustomerFiguresResolver;
  const descriptor = { value: read, configurable: true, writable: true };
  Object.defineProperty(prototype, name, descriptor);
  const unit = figure.unit === undefined ? '' : ` Unit: ${figure.unit}.`;
  const description = `${figure.description}${unit} As \`${figure.name}\` of rules.`;
  Root()(prototype, name, 0);
  Ctx()(prototype, name, 1);
  FieldResolver(() => typeOf(figure), { nullable: true, description })(prototype, name, descriptor);
  RequireScopes(...figure.scopes)(prototype, name, descriptor);
}

type Values = readonly FigureValue[] | null;

/** A page asks for a figure of hundreds of customers at once: what is the same for all of them is found once, and of each customer there is one promise. */
function loadFigure(context: OperationContext, figure: Attribute, customerId: string): Promise<FigureValue> {
  const asked = figuresAmong(context.asked.get(Customer.name));
  const { figures, name, places } = asked.places.has(figure) ? asked : together([figure]);
  const loader = context.loaders.named<Values>(name, (ids) => figuresOfCustomers(context.membership, figures, ids), null);
  const known = loaded.get(loader) ?? new Map<string, Promise<Values>>();
  if (known.size === 0) loaded.set(loader, known);
  let values = known.get(customerId);
  if (values === undefined) known.set(customerId, (values = loader.load(customerId)));
  const place = places.get(figure) ?? 0;
  return values.then((told) => told?.[place] ?? null);
}

/** By loader, which lasts as long as what it has read may be told. */
const loaded = new WeakMap<object, Map<string, Promise<Values>>>();

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
/** Those of an operation, which asks for them once for every figure of every customer. */
const figuresOfAsked = new WeakMap<ReadonlySet<string>, Together>();

function figuresAmong(fields: ReadonlySet<string> | undefined): Together {
  if (fields === undefined) return NONE;
  const known = figuresOfAsked.get(fields);
  if (known !== undefined) return known;
  const found = together(CUSTOMER_FIGURES.filter((figure) => fields.has(fieldName(figure))));
  figuresOfAsked.set(fields, found);
  return found;
}
