import { minorDigits } from '../../kernel/index.js';
import {
  type Checked,
  type Columns,
  emptyColumns,
  fitsMoney,
  isWhole,
  orderLine,
  parseMoney,
  parseQuantity,
  printMoney,
  roundMoney,
  timesQuantity,
} from '../../records/index.js';
import { type RecordError, overlay, type ProductReference, Rejection, isRequired, recordError, unknownReference } from '../batch/index.js';

type OrderLine = Checked<typeof orderLine.fields>;

/** All that is stored of one line of an order; its position is its place in the list. */
export type OrderLineState = Columns<typeof orderLine.fields> & { readonly productId: string | null };

/** What a piece of a product costs now, in the currency of the order; null if nobody knows. */
export type CostOf = (product: ProductReference) => string | null;

/** The lines that replace those of `before`, or why they cannot. */
export function nextLines(
  records: readonly OrderLine[],
  before: readonly OrderLineState[],
  products: ReadonlyMap<string, ProductReference>,
  costOf: CostOf,
  currency: string,
): OrderLineState[] | Rejection {
  const errors: RecordError[] = [];
  const lines = records.flatMap((record, position) => {
    const line = nextLine(record, position, before, products, { costOf, currency });
    if (!(line instanceof Rejection)) return [line];
    errors.push(...line.errors.map((error) => within(['lines', String(position)], error)));
    return [];
  });
  return errors.length > 0 ? new Rejection(errors) : lines;
}

function nextLine(
  record: OrderLine,
  position: number,
  before: readonly OrderLineState[],
  products: ReadonlyMap<string, ProductReference>,
  { costOf, currency }: { readonly costOf: CostOf; readonly currency: string },
): OrderLineState | Rejection {
  const reference = record.productExternalId ?? undefined;
  const product = reference === undefined ? undefined : products.get(reference);
  if (reference !== undefined && product === undefined) {
    return new Rejection([unknownReference(['productExternalId'], 'product', reference)]);
  }
  const known = sameLine(record, position, product, before);
  // Name and cost were copied at the time of sale: what the product is called or costs now does not change a line that is known.
  const name = record.name ?? known?.name ?? product?.name;
  const unitCost = record.unitCost === undefined ? (known?.unitCost ?? (product && costOf(product)) ?? null) : record.unitCost;
  const discount = record.discount ?? '0.0000';
  const amount = record.amount ?? printMoney(priceOf(record, currency) - parseMoney(discount));
  const returnedQuantity = record.returnedQuantity ?? NOTHING;
  if (name === undefined) return new Rejection([isRequired('name')]);

  const errors = rangeErrors({ amount, unitCost, returnedQuantity, quantity: record.quantity });
  if (errors.length > 0) return new Rejection(errors);
  return overlay(EMPTY, record, { name, discount, amount, unitCost, returnedQuantity, productId: product?.id ?? null });
}

const NOTHING = '0.0000';

/** What so much costs. Of a part of something what can be paid: a till rounds each line. */
function priceOf({ unitPrice, quantity }: OrderLine, currency: string): bigint {
  const exact = timesQuantity(unitPrice, quantity);
  return isWhole(quantity) ? exact : roundMoney(exact, minorDigits(currency));
}

const EMPTY: OrderLineState = {
  ...emptyColumns(orderLine.fields),
  productId: null,
  name: '',
  quantity: NOTHING,
  unitPrice: '0.0000',
  discount: '0.0000',
  amount: '0.0000',
  unitCost: null,
  returnedQuantity: NOTHING,
};

/** The stored line that a record tells again: by its external id, or where it has none by its place and product. */
function sameLine(
  record: OrderLine,
  position: number,
  product: ProductReference | undefined,
  before: readonly OrderLineState[],
): OrderLineState | undefined {
  const externalId = record.externalId ?? undefined;
  const found = externalId === undefined ? before[position] : before.find((line) => line.externalId === externalId);
  if (found === undefined || found.externalId !== (externalId ?? null)) return undefined;
  return found.productId === (product?.id ?? null) ? found : undefined;
}

function rangeErrors(line: Pick<OrderLineState, 'amount' | 'unitCost' | 'quantity' | 'returnedQuantity'>): RecordError[] {
  const amount = parseMoney(line.amount);
  const cost = timesQuantity(line.unitCost ?? NOTHING, line.quantity);
  const errors: RecordError[] = [];
  if (!fitsMoney(amount)) errors.push(recordError('INVALID_VALUE', ['amount'], 'is too large'));
  else if (!fitsMoney(amount - cost)) errors.push(recordError('INVALID_VALUE', ['unitCost'], 'is too large'));
  const [bought, returned] = [parseQuantity(line.quantity), parseQuantity(line.returnedQuantity)];
  if (returned > (bought > 0n ? bought : 0n)) errors.push(recordError('INVALID_VALUE', ['returnedQuantity'], 'is more than the quantity'));
  return errors;
}

function within(parent: readonly string[], error: RecordError): RecordError {
  return { ...error, path: [...parent, ...error.path], message: `${parent.join('.')}.${error.message}` };
}
