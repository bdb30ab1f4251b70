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

async function loadFigure(context: OperationContext, figure: Attribute, customerId: string): Promise<FigureValue> {
  const asked = figuresAmong(context.asked.get(Customer.name));
  const figures = asked.includes(figure) ? asked : [figure];
  const loader = context.loaders.named<readonly FigureValue[] | null>(
    `figures ${figures.map(({ name }) => name).join()}`,
    (ids) => figuresOfCustomers(context.membership, figures, ids),
    null,
  );
  return (await loader.load(customerId))?.[figures.indexOf(figure)] ?? null;
}

/** Those of an operation, which asks for them once for every figure of every customer. */
const figuresOfAsked = new WeakMap<ReadonlySet<string>, readonly Attribute[]>();

function figuresAmong(fields: ReadonlySet<string> | undefined): readonly Attribute[] {
  if (fields === undefined) return [];
  const known = figuresOfAsked.get(fields);
  if (known !== undefined) return known;
  const figures = CUSTOMER_FIGURES.filter((figure) => fields.has(fieldName(figure)));
  figuresOfAsked.set(fields, figures);
  return figures;
}
