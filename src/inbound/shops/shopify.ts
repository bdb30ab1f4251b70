import { type ReadMessage, type Refund, type Told, type ToldOrder, UNREAD } from './told.js';
import {
  amountOf,
  amountOfUnits,
  clearable,
  countryOf,
  idOf,
  type Json,
  objectOf,
  objectsOf,
  recordOf,
  textOf,
  unitsOf,
} from './values.js';

/*
 * Webhooks of Shopify, of the REST Admin API. External ids are those of the mapping `shopify` and of connectors.
 */

const READERS: Readonly<Record<string, (body: Json, externalId: string) => ReturnType<ReadMessage>>> = {
  'customers/create': (body) => person(body),
  'customers/update': (body) => person(body),
  'customers/enable': (body) => person(body),
  'customers/disable': (body) => person(body),
  'customers/delete': (_body, externalId) => ({ deleted: { kind: 'customer', externalId } }),
  'orders/create': orders,
  'orders/updated': orders,
  'orders/paid': orders,
  'orders/cancelled': orders,
  'orders/fulfilled': orders,
  'orders/partially_fulfilled': orders,
  'orders/delete': (_body, externalId) => ({ deleted: { kind: 'order', externalId } }),
  'products/create': (body, externalId) => ({ products: [product(body, externalId)] }),
  'products/update': (body, externalId) => ({ products: [product(body, externalId)] }),
  'products/delete': (_body, externalId) => ({ deleted: { kind: 'product', externalId } }),
  'refunds/create': (body) => ({
    refunds: { orderExternalId: idOf(body['order_id']) ?? '', updatedAt: textOf(body['created_at']), refunds: [refund(body)] },
  }),
};

export const readShopifyMessage: ReadMessage = (topic, body) => {
  const read = Object.hasOwn(READERS, topic) ? READERS[topic] : undefined;
  return read === undefined ? UNREAD : read(body, idOf(body['id']) ?? '');
};

function person(body: Json): ReturnType<ReadMessage> {
  const externalId = idOf(body['id']) ?? '';
  return { customers: [customer(body, externalId)], consents: consents(body, externalId) };
}

function customer(body: Json, externalId: string): Told {
  const main = objectOf(body['default_address']);
  const all = objectsOf(body['addresses']);
  const addresses = [...(main['id'] === undefined ? [] : [main]), ...all.filter(({ id }) => id !== main['id'])];
  const email = clearable(body['email']);
  const phone = body['phone'] === undefined ? undefined : (textOf(body['phone']) ?? textOf(main['phone']) ?? null);
  return recordOf({
    externalId,
    firstName: clearable(body['first_name']),
    lastName: clearable(body['last_name']),
    emails: email === undefined ? undefined : email === null ? [] : [email],
    phones: phone === undefined ? undefined : phone === null ? [] : [phone],
    addresses: body['addresses'] === undefined ? undefined : addresses.map(address),
    accountStatus: textOf(body['state'])?.toUpperCase(),
    tags: typeof body['tags'] === 'string' ? tagsOf(body['tags']) : undefined,
    addedAt: textOf(body['created_at']),
    updatedAt: textOf(body['updated_at']),
  });
}

function address(given: Json) {
  return recordOf({
    line1: textOf(given['address1']),
    line2: textOf(given['address2']),
    city: textOf(given['city']),
    region: textOf(given['province']),
    regionCode: textOf(given['province_code']),
    countryCode: countryOf(given['country_code']),
    postalCode: textOf(given['zip']),
  });
}

function consents(body: Json, customerExternalId: string) {
  return (['email', 'sms'] as const).flatMap((channel) => {
    const given = objectOf(body[`${channel}_marketing_consent`]);
    const status = textOf(given['state'])?.toUpperCase();
    if (status === undefined) return [];
    return [
      recordOf({
        customerExternalId,
        channel,
        status,
        changedAt: textOf(given['consent_updated_at']) ?? textOf(body['updated_at']),
        method: textOf(given['opt_in_level']),
      }),
    ];
  });
}

function orders(body: Json, externalId: string): ReturnType<ReadMessage> {
  // Orders to try the shop with are none.
  if (body['test'] === true) return {};
  const buyer = objectOf(body['customer']);
  const customerExternalId = idOf(buyer['id']);
  const told = order(body, externalId, customerExternalId);
  return customerExternalId === undefined
    ? { orders: [told] }
    : { customers: [customer(buyer, customerExternalId)], consents: consents(buyer, customerExternalId), orders: [told] };
}

function order(body: Json, externalId: string, customerExternalId: string | undefined): ToldOrder {
  const returned = new Map<string, bigint>();
  for (const { refund_line_items: items } of objectsOf(body['refunds'])) {
    for (const { line_item_id: id, quantity } of objectsOf(items)) {
      returned.set(idOf(id) ?? '', (returned.get(idOf(id) ?? '') ?? 0n) + unitsOf(amountOf(quantity)));
    }
  }
  const lines = objectsOf(body['line_items']);
  const record = recordOf({
    externalId,
    number: textOf(body['name']) ?? idOf(body['order_number']),
    placedAt: textOf(body['processed_at']) ?? textOf(body['created_at']),
    status: textOf(body['cancelled_at']) !== undefined ? 'cancelled' : body['fulfillment_status'] === 'fulfilled' ? 'completed' : 'open',
    financialStatus: body['financial_status'] === 'expired' ? 'voided' : textOf(body['financial_status']),
    channel: channelOf(textOf(body['source_name'])),
    locationId: idOf(body['location_id']),
    appId: idOf(body['app_id']),
    currency: textOf(body['currency']),
    total: amountOf(body['total_price']),
    discount: amountOf(body['total_discounts']),
    shipping: amountOf(objectOf(objectOf(body['total_shipping_price_set'])['shop_money'])['amount']),
    tax: amountOf(body['total_tax']),
    tags: typeof body['tags'] === 'string' ? tagsOf(body['tags']) : undefined,
    lines:
      body['line_items'] === undefined
        ? undefined
        : lines.map((line) => lineOf(line, amountOfUnits(returned.get(idOf(line['id']) ?? '') ?? 0n))),
    updatedAt: textOf(body['updated_at']),
  });
  const products = lines.flatMap((line) => {
    const [id, name] = [idOf(line['product_id']), textOf(line['title'])];
    return id === undefined || name === undefined
      ? []
      : [recordOf({ externalId: id, name, sku: textOf(line['sku']), brand: textOf(line['vendor']) })];
  });
  const refunds = body['refunds'] === undefined ? undefined : objectsOf(body['refunds']).map(refund);
  return { record, customerExternalId, email: textOf(body['email']) ?? textOf(body['contact_email']), products, refunds };
}

function lineOf(line: Json, returnedQuantity: string) {
  const discounts = objectsOf(line['discount_allocations']).map(({ amount }) => unitsOf(amountOf(amount)));
  const discount = line['discount_allocations'] === undefined ? amountOf(line['total_discount']) : amountOfUnits(sum(discounts));
  return recordOf({
    externalId: idOf(line['id']),
    productExternalId: idOf(line['product_id']),
    name: textOf(line['name']) ?? textOf(line['title']),
    variant: textOf(line['variant_title']),
    quantity: line['quantity'],
    unitPrice: amountOf(line['price']),
    discount,
    returnedQuantity,
  });
}

function refund(given: Json): Refund {
  const paid = objectsOf(given['transactions'])
    .filter(({ kind, status }) => kind === 'refund' && status === 'success')
    .map(({ amount }) => unitsOf(amountOf(amount)));
  return { externalId: idOf(given['id']) ?? '', amount: amountOfUnits(sum(paid)) };
}

function product(body: Json, externalId: string): Told {
  const [variant] = objectsOf(body['variants']);
  const type = textOf(body['product_type']);
  return recordOf({
    externalId,
    name: textOf(body['title']),
    brand: clearable(body['vendor']),
    categoryPath: body['product_type'] === undefined ? undefined : type === undefined ? [] : [type],
    tags: typeof body['tags'] === 'string' ? tagsOf(body['tags']) : undefined,
    sku: variant === undefined ? undefined : clearable(variant['sku']),
    listPrice: variant === undefined ? undefined : amountOf(variant['price']),
    releasedAt: textOf(body['published_at']),
    updatedAt: textOf(body['updated_at']),
  });
}

function channelOf(source: string | undefined): string | undefined {
  return source === 'web' ? 'online' : source === 'pos' ? 'store' : source;
}

function tagsOf(tags: string): string[] {
  return tags.split(',').flatMap((tag) => (tag.trim() === '' ? [] : [tag.trim()]));
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
