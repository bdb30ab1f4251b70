import { type Json, objectOf, objectsOf, textOf } from './values.js';

/*
 * What a message is about. The topic stands in a header, which nobody has signed; the body is signed, and tells the same by its fields. So a message that
 * somebody has seen is not taken for one of something else.
 */

type Subject = 'customer' | 'order' | 'product' | 'refund';

const TOPIC = /^(customer|order|product|refund)s?[/.]/;
/** Of Shopify, in `admin_graphql_api_id`; of WooCommerce, in the link of something to itself. */
const TYPE = /^gid:\/\/shopify\/(\w+)\/|\/wc\/v\d+\/(\w+)s\/\d+/;

/** Fields that messages about one thing have, in either shop, and those about others do not. */
const MARKS: Readonly<Record<Subject, readonly string[]>> = {
  customer: [
    'first_name',
    'email_marketing_consent',
    'default_address',
    'orders_count',
    'verified_email',
    'avatar_url',
    'is_paying_customer',
  ],
  order: ['line_items', 'financial_status', 'order_number', 'total_price', 'order_key', 'discount_total'],
  product: ['variants', 'product_type', 'vendor', 'body_html', 'regular_price', 'stock_status', 'catalog_visibility'],
  refund: ['refund_line_items', 'transactions', 'order_id'],
};

/** Whether the body is about something else than the topic says. */
export function isOfAnother(topic: string, body: Json): boolean {
  const subject = TOPIC.exec(topic)?.[1];
  if (subject === undefined) return false;
  const [self] = objectsOf(objectOf(body['_links'])['self']);
  const told = TYPE.exec(textOf(body['admin_graphql_api_id']) ?? textOf(self?.['href']) ?? '');
  const type = (told?.[1] ?? told?.[2])?.toLowerCase();
  if (type !== undefined) return type !== subject;
  return Object.entries(MARKS).some(([other, marks]) => other !== subject && marks.some((field) => body[field] !== undefined));
}
