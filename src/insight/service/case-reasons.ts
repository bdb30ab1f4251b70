import { sayAmount, sayMoment, sayPercent, sayUnitless } from '../../kernel/index.js';
import type { SegmentWorth } from './open-cases.js';
import type { Worth } from './worth.js';

/** An open case and what it is ranked by. */
export interface OpenCase extends Worth {
  readonly rank: number;
  readonly case_id: string;
  readonly customer_id: string;
  readonly occurred_at: Date;
  readonly is_overdue: boolean;
  /** At most ten of those that may be told of, the best first. */
  readonly segments: readonly SegmentWorth[];
}

export type CaseReasonKind = 'OVERDUE' | 'CUSTOMER' | 'SEGMENT' | 'UNKNOWN';

/** Why a case stands where it does. */
export interface CaseReason {
  readonly kind: CaseReasonKind;
  /** null unless the kind is SEGMENT. */
  readonly segmentId: string | null;
  /** In words of English; the name of a segment is not in it. */
  readonly text: string;
}

/** What reasons are told by. */
interface Telling {
  readonly now: Date;
  readonly currency: string;
  readonly timeZone: string;
}

/** In the order in which they weigh. */
export function reasonsOf(of: OpenCase, { now, currency, timeZone }: Telling): readonly CaseReason[] {
  const reason = (kind: CaseReasonKind, text: string, segmentId: string | null = null): CaseReason => ({ kind, segmentId, text });
  const [best] = of.segments;
  const unknown = unknownOf(of, currency);
  return [
    ...(of.is_overdue
      ? [reason('OVERDUE', `Open since ${sayMoment(of.occurred_at, timeZone)}, for ${daysBetween(of.occurred_at, now)} days.`)]
      : []),
    reason('CUSTOMER', customerText(of, currency)),
    ...(best === undefined ? [] : [reason('SEGMENT', segmentText(best, currency), best.segmentId)]),
    ...(unknown.length === 0 ? [] : [reason('UNKNOWN', `Not known, and so left out: ${unknown.join(', ')}.`)]),
  ];
}

function customerText({ total_margin, service_cost, campaign_cost, contribution, roi }: OpenCase, currency: string): string {
  const amount = (decimal: string) => sayUnitless(decimal, currency);
  const parts = `margin ${amount(total_margin)}, service ${amount(service_cost)}, campaigns ${amount(campaign_cost)}`;
  return `Has contributed ${sayAmount(contribution, currency)} (${parts})${returned(roi)}.`;
}

function segmentText({ size, contribution, roi }: SegmentWorth, currency: string): string {
  return `Is in a segment of ${size} who contribute ${sayAmount(contribution, currency)} each in the mean${returned(roi)}.`;
}

function unknownOf(worth: Worth, currency: string): string[] {
  const counted = (count: number, what: string, missing: string) =>
    count === 0 ? [] : [`${count} ${what}${count === 1 ? '' : 's'} without ${missing}`];
  const goods =
    Number(worth.revenue_without_cost) === 0 ? [] : [`the cost of goods sold for ${sayAmount(worth.revenue_without_cost, currency)}`];
  return [
    ...goods,
    ...counted(worth.orders_without_rate, 'order', 'an exchange rate'),
    ...counted(worth.interactions_without_cost, 'contact', 'a cost'),
    ...counted(worth.messages_without_cost, 'message', 'a cost'),
  ];
}

function returned(roi: string | null): string {
  return roi === null ? ', with nothing spent that a return could be of' : `, a return of ${sayPercent(Number(roi))} on what was spent`;
}

function daysBetween(from: Date, to: Date): number {
  return Math.floor((to.getTime() - from.getTime()) / 86_400_000);
}
