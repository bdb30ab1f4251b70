import sql from 'sql-template-tag';
import { filterBy, testOf } from '../function.js';
import { compared, ofLine } from '../money.js';
import { ruleFunction } from '../rule-function.js';
import { orderLines, orders } from '../source.js';

const money = 'workspace currency';
const product = ['product'];

export const productsPurchased = ruleFunction({
  name: 'products_purchased',
  label: 'Products purchased',
  description: 'Order lines of the customer.',
  personal: false,
  source: orderLines,
  counts: 'order lines',
  parameters: [
    filterBy(
      'id',
      'text',
      sql`p.external_id`,
      { label: 'Product id', description: 'The product’s id in the system that it came from.', personal: false },
      product,
    ),
    filterBy('name', 'text', sql`l.name`, { label: 'Product name', description: 'The product’s name on the order line.', personal: false }),
    filterBy(
      'tag',
      'tag',
      sql`p.tag_keys`,
      { label: 'Product tag', description: 'A tag of the product. Compared without regard to case.', personal: false, list: true },
      product,
    ),
    filterBy(
      'category',
      'text',
      sql`p.category_path`,
      {
        label: 'Category',
        description: 'A category of the product, at any level of its path, such as Bikes or Road Bikes.',
        personal: false,
        list: true,
      },
      product,
    ),
    filterBy('brand', 'text', sql`p.brand`, { label: 'Brand', description: 'The product’s brand.', personal: false }, product),
    filterBy('supplier', 'text', sql`p.supplier`, { label: 'Supplier', description: 'The product’s supplier.', personal: false }, product),
    // Lines are as old as their orders, whose dates have an index.
    {
      ...filterBy('date', 'instant', sql`l.placed_at`, { label: 'Date', description: 'When the order was placed.', personal: false }),
      timed: { source: orders, column: sql`o.placed_at` },
    },
    filterBy('channel', 'text', sql`lo.channel`, { label: 'Channel', description: 'The order’s channel.', personal: false }, ['order']),
    filterBy('quantity', 'integer', sql`l.quantity`, {
      label: 'Quantity',
      description: 'Units on the order line.',
      personal: false,
      unit: 'units',
    }),
    filterBy('promotion', 'text', sql`l.promotion`, {
      label: 'Promotion',
      description: 'The promotion under which it was bought.',
      personal: false,
    }),
    {
      ...filterBy('discount', 'money', sql`l.discount`, {
        label: 'Discount',
        description: 'Discount on the order line.',
        personal: false,
        unit: money,
      }),
      ...compared(ofLine(sql`l.discount`), sql`l.discount`),
    },
    {
      ...filterBy('price', 'money', sql`l.unit_price`, {
        label: 'Unit price',
        description: 'Price of one unit before the discount.',
        personal: false,
        unit: money,
      }),
      ...compared(ofLine(sql`l.unit_price`), sql`l.unit_price`),
    },
    {
      ...filterBy('amount', 'money', sql`l.amount`, {
        label: 'Amount',
        description: 'What was paid for the order line.',
        personal: false,
        unit: money,
      }),
      ...compared(ofLine(sql`l.amount`), sql`l.amount`),
    },
    {
      ...filterBy('margin', 'money', sql`l.margin`, {
        label: 'Margin',
        description: 'Amount less unit cost at the time of sale x quantity; missing where the cost is unknown.',
        personal: false,
        unit: money,
      }),
      ...compared(ofLine(sql`l.margin`), sql`l.margin`),
    },
    filterBy('returned', 'boolean', sql`(l.returned_quantity >= l.quantity)`, {
      label: 'Returned',
      description: 'Whether all units of the order line came back.',
      personal: false,
    }),
    testOf('count', 'integer', sql`count(*)`, 0, {
      label: 'Count',
      description: 'How many such order lines.',
      personal: false,
      unit: 'order lines',
    }),
    testOf('sum_quantity', 'integer', sql`sum(l.quantity)`, 0, {
      label: 'Sum of quantities',
      description: 'Units on such order lines.',
      personal: false,
      unit: 'units',
    }),
    testOf('sum_amount', 'money', sql`sum(${ofLine(sql`l.amount`)})`, 0, {
      label: 'Sum of amounts',
      description: 'What was paid for such order lines together.',
      personal: false,
      unit: money,
    }),
    testOf('sum_margin', 'money', sql`sum(${ofLine(sql`l.margin`)})`, 0, {
      label: 'Sum of margins',
      description: 'Margin of such order lines together; lines of unknown cost are left out.',
      personal: false,
      unit: money,
    }),
    testOf('avg_price', 'money', sql`avg(${ofLine(sql`l.unit_price`)})`, null, {
      label: 'Average price',
      description: 'Mean unit price of such order lines; missing without any.',
      personal: false,
      unit: money,
    }),
    testOf('max_price', 'money', sql`max(${ofLine(sql`l.unit_price`)})`, null, {
      label: 'Highest price',
      description: 'Highest unit price of such order lines; missing without any.',
      personal: false,
      unit: money,
    }),
    testOf('min_price', 'money', sql`min(${ofLine(sql`l.unit_price`)})`, null, {
      label: 'Lowest price',
      description: 'Lowest unit price of such order lines; missing without any.',
      personal: false,
      unit: money,
    }),
  ],
});
