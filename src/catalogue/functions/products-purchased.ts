import sql from 'sql-template-tag';
import { order, orderLine, product } from '../../records/index.js';
import { filtersOf } from '../field-filter.js';
import { filterBy, testOf } from '../function.js';
import { compared, ofLine } from '../money.js';
import { ruleFunction } from '../rule-function.js';
import { orderLines, orders } from '../source.js';

const byProduct = filtersOf(product.fields, 'p');
const byLine = filtersOf(orderLine.fields, 'l');
const byOrder = filtersOf(order.fields, 'lo');

const money = 'workspace currency';
const joined = ['product'];

export const productsPurchased = ruleFunction({
  name: 'products_purchased',
  label: 'Products purchased',
  description: 'Order lines of the customer.',
  personal: false,
  source: orderLines,
  counts: 'order lines',
  parameters: [
    byProduct('externalId', { name: 'id', label: 'Product id', description: 'The product’s id in the system that it came from.' }, joined),
    byLine('name', { label: 'Product name', description: 'The product’s name on the order line.' }),
    byProduct(
      'tags',
      {
        name: 'tag',
        type: 'tag',
        keys: 'tag_keys',
        label: 'Product tag',
        description: 'A tag of the product. Compared without regard to case.',
      },
      joined,
    ),
    byProduct(
      'categoryPath',
      {
        name: 'category',
        label: 'Category',
        description: 'A category of the product, at any level of its path, such as Bikes or Road Bikes.',
      },
      joined,
    ),
    byProduct('brand', { label: 'Brand', description: 'The product’s brand.' }, joined),
    byProduct('supplier', { label: 'Supplier', description: 'The product’s supplier.' }, joined),
    // Lines are as old as their orders, whose dates have an index.
    {
      ...filterBy('date', 'instant', sql`l.placed_at`, { label: 'Date', description: 'When the order was placed.', personal: false }),
      timed: { source: orders, column: sql`o.placed_at` },
    },
    byOrder('channel', { label: 'Channel', description: 'The order’s channel.' }, ['order']),
    byLine('quantity', { label: 'Quantity', description: 'Units on the order line.', unit: 'units' }),
    byLine('promotion', { label: 'Promotion', description: 'The promotion under which it was bought.' }),
    {
      ...byLine('discount', { label: 'Discount', description: 'Discount on the order line.', unit: money }),
      ...compared(ofLine(sql`l.discount`), sql`l.discount`),
    },
    {
      ...byLine('unitPrice', { name: 'price', label: 'Unit price', description: 'Price of one unit before the discount.', unit: money }),
      ...compared(ofLine(sql`l.unit_price`), sql`l.unit_price`),
    },
    {
      ...byLine('amount', { label: 'Amount', description: 'What was paid for the order line.', unit: money }),
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
      unit: 'order lines',
    }),
    testOf('sum_quantity', 'integer', sql`sum(l.quantity)`, 0, {
      label: 'Sum of quantities',
      description: 'Units on such order lines.',
      unit: 'units',
    }),
    testOf('sum_amount', 'money', sql`sum(${ofLine(sql`l.amount`)})`, 0, {
      label: 'Sum of amounts',
      description: 'What was paid for such order lines together.',
      unit: money,
    }),
    testOf('sum_margin', 'money', sql`sum(${ofLine(sql`l.margin`)})`, 0, {
      label: 'Sum of margins',
      description: 'Margin of such order lines together; lines of unknown cost are left out.',
      unit: money,
    }),
    testOf('avg_price', 'money', sql`avg(${ofLine(sql`l.unit_price`)})`, null, {
      label: 'Average price',
      description: 'Mean unit price of such order lines; missing without any.',
      unit: money,
    }),
    testOf('max_price', 'money', sql`max(${ofLine(sql`l.unit_price`)})`, null, {
      label: 'Highest price',
      description: 'Highest unit price of such order lines; missing without any.',
      unit: money,
    }),
    testOf('min_price', 'money', sql`min(${ofLine(sql`l.unit_price`)})`, null, {
      label: 'Lowest price',
      description: 'Lowest unit price of such order lines; missing without any.',
      unit: money,
    }),
  ],
});
