import { type ReadMessage, type Told, type ToldOrder, UNREAD } from './told.js';
import {
  amountOf,
  amountOfUnits,
  clearable,
  countryOf,
  idOf,
  type Json,
  numberOf,
  objectOf,
  objectsOf,
  recordOf,
  textOf,
  unitsOf,
} from './values.js';

/*
 * Webhooks of WooCommerce, of its REST API version 3.
 */

/** What becomes of an order, and how far it is paid. */
const STATES: Readonly<Record<string, readonly [status: string, financialStatus: string]>> = {
  pending: ['open', 'pending'],
  'on-hold': ['open', 'pending'],
  processing: ['open', 'paid'],
  completed: ['completed', 'paid'],
  cancelled: ['cancelled', 'voided'],
  failed: ['cancelled', 'voided'],
  refunded: ['completed', 'refunded'],
};
/** A basket that may become an order. */
const DRAFT = 'checkout-draft';

const READERS: Readonly<Record<string, (body: Json, externalId: string) => ReturnType<ReadMessage>>> = {
  'customer.created': (body, externalId) => ({ customers: [customer(body, externalId)] }),
  'customer.updated': (body, externalId) => ({ customers: [customer(body, externalId)] }),
  'customer.deleted': (_body, externalId) => ({ deleted: { kind: 'customer', externalId } }),
  'order.created': orders,
  'order.updated': orders,
  'order.restored': orders,
  'order.deleted': (_body, externalId) => ({ deleted: { kind: 'order', externalId } }),
  'product.created': (body, externalId) => ({ products: [product(body, externalId)] }),
  'product.updated': (body, externalId) => ({ products: [product(body, externalId)] }),
  'product.restored': (body, externalId) => ({ products: [product(body, externalId)] }),
  'product.deleted': (_body, externalId) => ({ deleted: { kind: 'product', externalId } }),
};

export const readWooCommerceMessage: ReadMessage = (topic, body) => {
  const read = Object.hasOwn(READERS, topic) ? READERS[topic] : undefined;
  return read === undefined ? UNREAD : read(body, idOf(body['id']) ?? '');
};

function customer(body: Json, externalId: string): Told {
  const [billing, shipping] = [objectOf(body['billing']), objectOf(body['shipping'])];
  const email = textOf(body['email']) ?? textOf(billing['email']);
  const phone = textOf(billing['phone']);
  const addresses = [billing, shipping].map(address).filter((one) => Object.keys(one).length > 0);
  const distinct = [...new Map(addresses.map((one) => [JSON.stringify(one), one])).values()];
  return recordOf({
    externalId,
    firstName: clearable(body['first_name']) ?? textOf(billing['first_name']),
    lastName: clearable(body['last_name']) ?? textOf(billing['last_name']),
    emails: email === undefined ? undefined : [email],
    phones: phone === undefined ? undefined : [phone],
    addresses: body['billing'] === undefined ? undefined : distinct,
    addedAt: momentOf(body, 'date_created'),
    updatedAt: momentOf(body, 'date_modified'),
  });
}

function address(given: Json) {
  const state = textOf(given['state']);
  return recordOf({
    line1: textOf(given['address_1']),
    line2: textOf(given['address_2']),
    city: textOf(given['city']),
    ...(state === undefined ? {} : /^[A-Z0-9]{1,3}$/.test(state) ? { regionCode: state } : { region: state }),
    countryCode: countryOf(given['country']),
    postalCode: textOf(given['postcode']),
  });
}

function orders(body: Json, externalId: string): ReturnType<ReadMessage> {
  if (body['status'] === DRAFT) return {};
  const customerExternalId = idOf(body['customer_id']);
  const billing = objectOf(body['billing']);
  const record = order(body, externalId, customerExternalId, textOf(billing['email']));
  if (customerExternalId === undefined) return { orders: [record] };
  // What an order says of its customer is of the order: it names somebody who is not known yet.
  return { customers: [{ externalId: customerExternalId }], orders: [record] };
}

function order(body: Json, externalId: string, customerExternalId: string | undefined, email: string | undefined): ToldOrder {
  const [status, paid] = STATES[textOf(body['status']) ?? ''] ?? [undefined, undefined];
  const refunds = objectsOf(body['refunds']).map(({ id, total }) => ({
    externalId: idOf(id) ?? '',
    amount: amountOfUnits(-unitsOf(amountOf(total))),
  }));
  const lines = objectsOf(body['line_items']);
  const record = recordOf({
    externalId,
    number: textOf(body['number']),
    placedAt: momentOf(body, 'date_created'),
    status,
    financialStatus: refunds.length > 0 && paid === 'paid' ? 'partially_refunded' : paid,
    channel: body['created_via'] === 'checkout' || body['created_via'] === 'store-api' ? 'online' : textOf(body['created_via']),
    currency: textOf(body['currency']),
    total: amountOf(body['total']),
    discount: amountOf(body['discount_total']),
    shipping: amountOf(body['shipping_total']),
    tax: amountOf(body['total_tax']),
    lines: body['line_items'] === undefined ? undefined : lines.map((line) => lineOf(line, objectsOf(body['coupon_lines']))),
    updatedAt: momentOf(body, 'date_modified'),
  });
  const products = lines.flatMap((line) => {
    const [id, name] = [idOf(line['product_id']), textOf(line['name'])];
    return id === undefined || name === undefined ? [] : [recordOf({ externalId: id, name, sku: textOf(line['sku']) })];
  });
  return { record, customerExternalId, email, products, refunds: body['refunds'] === undefined ? undefined : refunds };
}

function lineOf(line: Json, coupons: readonly Json[]) {
  const quantity = numberOf(line['quantity'] ?? 1);
  const [before, after] = [unitsOf(amountOf(line['subtotal'])), unitsOf(amountOf(line['total']))];
  const each = Number(before) / quantity;
  return recordOf({
    externalId: idOf(line['id']),
    productExternalId: idOf(line['product_id']),
    name: textOf(line['name']),
    quantity: line['quantity'] ?? 1,
    unitPrice: amountOfUnits(Number.isFinite(each) ? BigInt(Math.round(each)) : before),
    discount: before > after ? amountOfUnits(before - after) : undefined,
    amount: amountOf(line['total']),
    promotion: before > after ? textOf(coupons[0]?.['code']) : undefined,
  });
}

function product(body: Json, externalId: string): Told {
  const categories = objectsOf(body['categories']).flatMap(({ name }) => textOf(name) ?? []);
  return recordOf({
    externalId,
    name: textOf(body['name']),
    sku: clearable(body['sku']),
    categoryPath: body['categories'] === undefined ? undefined : categories.slice(0, 1),
    tags: body['tags'] === undefined ? undefined : objectsOf(body['tags']).flatMap(({ name }) => textOf(name) ?? []),
    listPrice: textOf(body['regular_price']) ?? textOf(body['price']),
    releasedAt: momentOf(body, 'date_created'),
    updatedAt: momentOf(body, 'date_modified'),
  });
}

/** Its moments are of UTC, and do not say so. */
function momentOf(body: Json, field: string): string | undefined {
  const text = textOf(body[`${field}_gmt`]);
  return text === undefined ? undefined : /(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`;
}
