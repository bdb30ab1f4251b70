import { isObjectType, type GraphQLSchema } from 'graphql';
import { Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import type { Attribute } from '../../catalogue/index.js';
import type { FigureValue } from '../../insight/index.js';
import { invariant } from '../../kernel/index.js';
import { Customer, DateScalar, DateTimeScalar, DecimalScalar, RequireScopes } from '../../model/index.js';
import type { OperationContext } from '../context.js';
import { CUSTOMER_FIGURES, fieldName } from './customer-figures.js';
import type { CustomerRow } from './customer.type.js';
import { loadFigure } from './load-figure.js';

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
  // By its own name it would take the place of a property of the record, which may tell something else: what sources said.
  const method = `${name}Figure`;
  Object.defineProperty(prototype, method, descriptor);
  const unit = figure.unit === undefined ? '' : ` Unit: ${figure.unit}.`;
  const description = `${figure.description}${unit} As \`${figure.name}\` of rules.`;
  Root()(prototype, method, 0);
  Ctx()(prototype, method, 1);
  const returned = figure.list ? () => listOf(figure) : () => typeOf(figure);
  FieldResolver(returned, { name, nullable: !figure.list, description })(prototype, method, descriptor);
  RequireScopes(...figure.scopes)(prototype, method, descriptor);
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
