import { newId } from '../../kernel/index.js';
import { type Checked, type Columns, emptyColumns, fitsMoney, order, parseMoney, printMoney } from '../../records/index.js';
import {
  type Aged,
  aged,
  isLate,
  type RecordError,
  type ProductReference,
  overlay,
  Rejection,
  isRequired,
  recordError,
  unknownReference,
} from '../batch/index.js';
import { type DeclaredTypes, nextAttributes } from '../declare/index.js';
import { type CostOf, nextLines, type OrderLineState } from './order-line-state.js';

type Order = Checked<typeof order.fields>;

/** All that is stored of one order, lines included. */
export interface OrderState extends Columns<typeof order.fields>, Aged {
  readonly id: string;
  readonly externalId: string;
  readonly customerId: string;
  readonly customerExternalId: string | null;
  readonly lineCount: number;
  /** Whether the source told the total; null of an order that an older version took in. */
  readonly totalIsTold: boolean | null;
  readonly lines: readonly OrderLineState[];
}

/** What the orders of a batch refer to, by external id. */
export interface OrderReferences {
  readonly customerIds: ReadonlyMap<string, string>;
  readonly products: ReadonlyMap<string, ProductReference>;
  /** Of the attributes that they mention. */
  readonly types: DeclaredTypes;
  readonly currency: string;
  /** What products cost in the currency of an order of that moment. */
  readonly costIn: (currency: string, placedAt: string) => CostOf;
  readonly now: string;
  readonly undatedIsOld?: boolean;
}

/** Of what could have told whose it is, what does not. */
function isOfNobody({ guestPhone }: Order): RecordError[] {
  if (typeof guestPhone !== 'string') return [isRequired('customerExternalId')];
  return [recordError('INVALID_VALUE', ['guestPhone'], 'is no phone number that is known without its country')];
}

const ZERO = '0.0000';

/** What an order becomes by a record. */
export function nextOrder(record: Order, before: OrderState | undefined, references: OrderReferences): OrderState | Rejection {
  if (before !== undefined && isLate(record, before, references)) return before;
  const errors: RecordError[] = [];
  const customerId = record.customerExternalId === undefined ? before?.customerId : references.customerIds.get(record.customerExternalId);
  if (record.customerExternalId === undefined) {
    if (customerId === undefined) errors.push(...isOfNobody(record));
  } else if (customerId === undefined) {
    errors.push(unknownReference(['customerExternalId'], 'customer', record.customerExternalId));
  }
  const placedAt = record.placedAt ?? before?.placedAt;
  if (placedAt === undefined) errors.push(isRequired('placedAt'));

  const currency = record.currency ?? (record.currency === undefined ? before?.currency : undefined) ?? references.currency;
  const costOf = references.costIn(currency, placedAt ?? '');
  const lines =
    record.lines === undefined
      ? (before?.lines ?? [])
      : nextLines(record.lines, before?.lines ?? [], references.products, costOf, currency);
  if (lines instanceof Rejection) errors.push(...lines.errors);
  const attributes = nextAttributes(record, before, references.types);
  if (attributes instanceof Rejection) errors.push(...attributes.errors);
  if (
    lines instanceof Rejection ||
    attributes instanceof Rejection ||
    customerId === undefined ||
    placedAt === undefined ||
    errors.length > 0
  )
    return new Rejection(errors);

  const known: OrderState = before ?? { ...BLANK, id: newId(), externalId: record.externalId, customerId, placedAt };
  const told = overlay(known, record, {
    customerId,
    placedAt,
    lines,
    attributes,
    lineCount: lines.length,
    currency,
    discount: record.discount === null ? ZERO : record.discount,
    refunded: record.refunded === null ? ZERO : record.refunded,
    total: known.total,
    totalIsTold: known.totalIsTold,
  });
  const after = withRefund({ ...told, ...nextTotal(record, before, told) });
  const problem = moneyProblem(parseMoney(after.total), parseMoney(after.refunded));
  if (problem === undefined) return aged(after, record, before, references.now);
  // What the record says nothing of is not what is wrong with it.
  const field = problem === TOO_LARGE || record.refunded === undefined ? 'total' : 'refunded';
  return new Rejection([recordError('INVALID_VALUE', [field], problem[field])]);
}

/** An order that is said to be refunded without any amount was paid back whole. */
function withRefund(order: OrderState): OrderState {
  const isWhole = order.financialStatus === 'refunded' && parseMoney(order.refunded) === 0n && parseMoney(order.total) > 0n;
  return isWhole ? { ...order, refunded: order.total } : order;
}

const TOO_LARGE = { total: 'is too large', refunded: 'is too large' };
const OVERPAID = { total: 'is less than what was refunded', refunded: 'is more than the total' };

/** No more can be paid back than was to be paid. */
function moneyProblem(total: bigint, refunded: bigint): typeof TOO_LARGE | undefined {
  if (!fitsMoney(total) || !fitsMoney(total - refunded)) return TOO_LARGE;
  return refunded > 0n && refunded > total ? OVERPAID : undefined;
}

/** A total that was told stays; one that was not is what the parts come to, and follows them. */
function nextTotal(record: Order, before: OrderState | undefined, told: OrderState): Pick<OrderState, 'total' | 'totalIsTold'> {
  if (typeof record.total === 'string') {
    // Who says what it is already changes nothing: it may have been read here, and goes on following its parts.
    return { total: record.total, totalIsTold: before?.total === record.total ? before.totalIsTold : true };
  }
  if (record.total === undefined && before !== undefined && wasTold(before))
    return { total: before.total, totalIsTold: before.totalIsTold };
  const totalIsTold = before?.totalIsTold === null && record.total === undefined ? null : false;
  return { total: totalOfParts(told), totalIsTold };
}

function wasTold(before: OrderState): boolean {
  return before.totalIsTold ?? before.total !== totalOfParts(before);
}

/** Lines less the discount of the order, which takes no more than they come to, and shipping; tax is taken to be in the prices. */
function totalOfParts({ lines, discount, shipping }: OrderState): string {
  const goods = lines.reduce((sum, line) => sum + parseMoney(line.amount), 0n);
  const off = parseMoney(discount);
  const most = goods > 0n ? goods : 0n;
  return printMoney(goods - (off < most ? off : most) + parseMoney(shipping ?? ZERO));
}

const BLANK: OrderState = {
  ...emptyColumns(order.fields),
  id: '',
  externalId: '',
  customerId: '',
  placedAt: '',
  currency: '',
  status: 'completed',
  financialStatus: 'paid',
  total: ZERO,
  discount: ZERO,
  refunded: ZERO,
  lineCount: 0,
  totalIsTold: null,
  lines: [],
  sourceUpdatedAt: null,
  customerExternalId: null,
};
