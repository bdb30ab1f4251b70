import { type Flaw, idOf, isObject, type Json, type Message, objectOf, textOf } from './message.js';

/*
 * Events of the e-commerce specification that are orders here, and what other events are called.
 */

/** By the name of the event. */
const ORDER_EVENTS: Readonly<Record<string, (properties: Json) => Record<string, unknown>>> = {
  order_completed: completed,
  order_updated: completed,
  order_refunded: ({ products, total }) => ({
    financialStatus: total === undefined && !Array.isArray(products) ? 'refunded' : 'partially_refunded',
    ...given('refunded', amountOf(total)),
  }),
  order_cancelled: () => ({ status: 'cancelled' }),
};

/** Names that mean what has another one here. */
const NAMES: Readonly<Record<string, string>> = { product_added: 'cart_added', product_list_viewed: 'collection_viewed' };

/** `Product Viewed` is `product_viewed`. */
export function eventName(event: string): string {
  const name = keyOf(event);
  return NAMES[name] ?? name;
}

/** Properties by the keys that can be declared. */
export function eventProperties(properties: Json): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [keyOf(key), value]));
}

function keyOf(name: string): string {
  if (!/^[\w $-]+$/.test(name)) return name;
  return name
    .trim()
    .replace(/[\s$_-]+/g, '_')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** What an event says of an order. */
export interface OrderTold {
  readonly message: Message;
  readonly externalId: string;
  /** Whether it tells the whole order; else a known one is changed. */
  readonly isWhole: boolean;
  /** Whether everything that was paid was paid back. */
  readonly isFullyRefunded: boolean;
  readonly fields: Record<string, unknown>;
  readonly products: readonly Json[];
}

/** undefined for an event that tells of no order. */
export function orderOf(message: Message): OrderTold | Flaw | undefined {
  const name = message.type === 'track' ? keyOf(message.event ?? '') : '';
  const read = Object.hasOwn(ORDER_EVENTS, name) ? ORDER_EVENTS[name] : undefined;
  if (read === undefined) return undefined;
  const { properties } = message;
  const externalId = idOf(properties['order_id'] ?? properties['orderId']);
  if (externalId === undefined) return { code: 'REQUIRED', path: ['properties', 'order_id'], is: 'is required' };
  // Without its products an order would be empty, and a refund of some of them one of all.
  if (!Array.isArray(properties['products'] ?? []))
    return { code: 'INVALID_VALUE', path: ['properties', 'products'], is: 'must be a list' };
  const isWhole = read === completed;
  const fields = read(properties);
  const products = isWhole && Array.isArray(properties['products']) ? properties['products'].filter(isObject) : [];
  const isFullyRefunded = name === 'order_refunded' && fields['refunded'] === undefined && fields['financialStatus'] === 'refunded';
  return { message, externalId, isWhole, isFullyRefunded, fields, products };
}

function completed(properties: Json): Record<string, unknown> {
  const [shipping, tax] = [amountOf(properties['shipping']), amountOf(properties['tax'])];
  const net = amountOf(properties['revenue']) ?? amountOf(properties['subtotal']);
  const total = amountOf(properties['total']) ?? (net === undefined ? undefined : sum([net, shipping, tax]));
  const lines = Array.isArray(properties['products'])
    ? properties['products'].map((product) => lineOf(objectOf(product), properties))
    : undefined;
  return {
    ...given('total', total),
    ...given('shipping', shipping),
    ...given('tax', tax),
    ...given('discount', amountOf(properties['discount'])),
    ...given('currency', textOf(properties['currency'])?.toUpperCase()),
    ...given('number', textOf(properties['order_number'])),
    ...given('lines', lines),
  };
}

/** The id of a product of an order, if it has one. */
export function productIdOf(product: Json): string | undefined {
  return idOf(product['product_id'] ?? product['productId'] ?? product['id'] ?? product['sku']);
}

function lineOf(product: Json, { coupon }: Json): Record<string, unknown> {
  return {
    ...given('productExternalId', productIdOf(product)),
    name: textOf(product['name']) ?? textOf(product['sku']) ?? productIdOf(product),
    ...given('variant', textOf(product['variant'])),
    quantity: product['quantity'] ?? 1,
    unitPrice: amountOf(product['price']) ?? '0',
    ...given('promotion', textOf(product['coupon']) ?? textOf(coupon)),
  };
}

/** What an event tells of a product that is not known yet; undefined where it has no name. */
export function productOf(product: Json): Record<string, unknown> | undefined {
  const [externalId, name] = [productIdOf(product), textOf(product['name'])];
  if (externalId === undefined || name === undefined) return undefined;
  const category = textOf(product['category']);
  return {
    externalId,
    name,
    ...given('sku', textOf(product['sku'])),
    ...given('brand', textOf(product['brand'])),
    ...(category === undefined ? {} : { categoryPath: [category] }),
  };
}

/** Amounts come as numbers: what a number has beyond four digits is none of the amount. */
function amountOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return value.toFixed(4);
  return textOf(value);
}

function sum(amounts: readonly (string | undefined)[]): string {
  return amounts.reduce((total, amount) => total + Number(amount ?? 0), 0).toFixed(4);
}

function given(name: string, value: unknown): Record<string, unknown> {
  return value === undefined ? {} : { [name]: value };
}
