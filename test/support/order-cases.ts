import type { OrderRecord } from '../../src/records/index.js';

/* The order of docs/figures.md, and what may happen to it. */

export const lamps = { name: 'Lamp', quantity: 2, unitPrice: '50', unitCost: '30' };
export const shade = { name: 'Shade', quantity: 1, unitPrice: '20', unitCost: '5' };
export const allBack = [
  { ...lamps, returnedQuantity: 2 },
  { ...shade, returnedQuantity: 1 },
];
export const costless = { ...shade, unitCost: null };

/** The cases of the page, in its words. */
export const ORDER_CASES: Readonly<Record<string, Partial<OrderRecord>>> = {
  'as it is': {},
  'a discount of 20.00 on the order': { discount: '20', total: '100' },
  'shipping of 10.00 and tax of 24.00 on top': { shipping: '10', tax: '24', total: '154' },
  'tax of 20.00 within the prices, shipping free': { tax: '20', shipping: '0' },
  'a total of 130.00, nothing told of shipping and tax': { total: '130' },
  '30.00 refunded, no piece returned': { refunded: '30' },
  'a lamp returned, nothing refunded': { lines: [{ ...lamps, returnedQuantity: 1 }, shade] },
  'a lamp returned and refunded': { lines: [{ ...lamps, returnedQuantity: 1 }, shade], refunded: '50' },
  'everything returned and refunded': { lines: allBack, refunded: '120', financialStatus: 'refunded' },
  'everything returned and refunded but shipping of 10.00': { lines: allBack, total: '130', shipping: '10', tax: '0', refunded: '120' },
  'half of a total with tax of 24.00 on top refunded': { total: '144', shipping: '0', tax: '24', refunded: '72' },
  'shipping of 10.00 told, all of it and of the goods discounted': { discount: '120', total: '0', shipping: '10', tax: '0' },
  cancelled: { status: 'cancelled' },
  voided: { financialStatus: 'voided' },
  pending: { financialStatus: 'pending' },
  'the cost of the shade unknown': { lines: [lamps, costless] },
  'the cost of the shade unknown, 60.00 refunded': { lines: [lamps, costless], refunded: '60' },
  'without lines': { lines: [], total: '120' },
};

export const orderOfLamps = (own: Partial<OrderRecord> = {}): OrderRecord => ({
  externalId: 'o1',
  customerExternalId: 'ada',
  placedAt: '2026-05-04T10:00:00Z',
  lines: [lamps, shade],
  ...own,
});
