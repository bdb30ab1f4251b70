import { Field, InputType } from 'type-graphql';
import type { Viewer } from '../../access/index.js';
import type { Sql } from '../../database/index.js';
import { sortedAs } from '../../insight/index.js';
import { invalidInput } from '../../kernel/index.js';
import { loadCatalogue } from '../../membership/index.js';
import type { OperationContext } from '../context.js';
import type { KeysetOrder } from '../paging/keyset.js';
import { byFigure, CustomerOrder, customerOrder, isReckonedOrder } from './customer-order.js';

/** An order that no enum can have: the workspace has declared what it is by. */
@InputType({ description: 'By a declared attribute of customers; those for whom it is missing last.' })
export class AttributeOrder {
  @Field(() => String, { description: 'Its key, as in `attributeDefinitions`. Not of a list, which has no place among others.' })
  key!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'The greatest first.' })
  descending!: boolean;
}

/** What customers are to be sorted by, as it was asked for. */
export interface OrderAsked {
  readonly orderBy?: CustomerOrder | null | undefined;
  readonly orderByAttribute?: AttributeOrder | null | undefined;
}

/** Whether an order is by what is reckoned or read for everybody who is sorted. */
export function isOrderOfAll({ orderBy, orderByAttribute }: OrderAsked): boolean {
  return isReckonedOrder(orderBy) || (orderByAttribute ?? null) !== null;
}

/** The keyset of an order. `among` restricts what is read for figures, given a column with the customer's id, where not everybody is sorted. */
export async function readOrder(
  context: OperationContext,
  { orderBy, orderByAttribute }: OrderAsked,
  among?: (customerId: Sql) => Sql,
): Promise<KeysetOrder> {
  const { viewer } = context;
  if ((orderByAttribute ?? null) === null) return customerOrder(orderBy ?? CustomerOrder.ID, viewer, among);
  if ((orderBy ?? null) !== null) throw invalidInput('orderByAttribute', 'Give orderBy or orderByAttribute, not both.');
  return byOwn(context, orderByAttribute as AttributeOrder, viewer, among);
}

async function byOwn(
  { database, membership }: OperationContext,
  { key, descending }: AttributeOrder,
  viewer: Viewer,
  among: ((customerId: Sql) => Sql) | undefined,
): Promise<KeysetOrder> {
  const attribute = (await loadCatalogue(database, membership.reader)).attribute('attribute', key);
  if (attribute === undefined) throw invalidInput('orderByAttribute.key', `There is no attribute '${key}' of customers.`);
  if (sortedAs(attribute) === undefined) throw invalidInput('orderByAttribute.key', `'${key}' is a list: customers are not sorted by it.`);
  // One that is declared anew as something else is another order: a cursor of the former is none of it.
  const name = `attribute ${attribute.type} ${descending ? 'down' : 'up'} ${key}`;
  return byFigure(name, attribute, viewer, { descending, among });
}
