import type { Random } from '../kernel/index.js';
import type { CampaignEngagementRecord, CampaignRecord } from '../records/index.js';
import type { DemoCalendar } from './demo-calendar.js';
import type { UnnumberedOrder } from './demo-orders.js';
import { money } from './money.js';

/** An engagement without its id: ids are given over all customers. */
export type UnnumberedEngagement = Omit<CampaignEngagementRecord, 'externalId'>;

/** Somebody whom campaigns may write to. */
export interface Reader {
  readonly customerExternalId: string;
  readonly knownSince: string;
  readonly tags: readonly string[];
  /** Those that were not cancelled, the earliest first. */
  readonly orders: readonly UnnumberedOrder[];
  /** Opens and clicks whatever comes. */
  readonly keen?: boolean;
}

export interface DemoCampaign {
  readonly record: CampaignRecord;
  readonly daysAgo: number;
  /** Whether it is for somebody who last ordered that many days before, if ever. */
  readonly isFor: (reader: Reader, lastOrderDays: number | undefined) => boolean;
  /** Which part of those get it. */
  readonly share: number;
}

const DAY_MS = 86_400_000;
const SENT_AT = 10 * 60;
/** An order within this time after opening counts as brought by the campaign. */
const CONVERSION_MS = 21 * DAY_MS;

/** The earliest first. */
export function makeCampaigns(calendar: DemoCalendar): DemoCampaign[] {
  const email = (externalId: string, daysAgo: number, more: Omit<CampaignRecord, 'externalId'>): CampaignRecord => ({
    externalId,
    channel: 'email',
    startsAt: calendar.instant(daysAgo, SENT_AT),
    endsAt: calendar.instant(Math.max(0, daysAgo - 21), SENT_AT),
    ...more,
  });
  return [
    {
      record: email('members-evening', 170, {
        name: 'Members’ evening',
        type: 'event',
        offer: 'double points',
        cost: '480.00',
        costPerMessage: '0.04',
      }),
      daysAgo: 170,
      isFor: ({ tags }) => tags.includes('loyalty-card'),
      share: 0.4,
    },
    {
      record: email('we-miss-you', 100, {
        name: 'We miss you',
        type: 'win_back',
        offer: '15 % off',
        cost: '260.00',
        costPerMessage: '0.05',
      }),
      daysAgo: 100,
      isFor: (_, lastOrderDays) => lastOrderDays !== undefined && lastOrderDays > 60,
      share: 0.22,
    },
    {
      record: email('new-arrivals', 24, { name: 'New arrivals', type: 'newsletter', cost: '350.00', costPerMessage: '0.02' }),
      daysAgo: 24,
      isFor: ({ tags }) => tags.includes('newsletter'),
      share: 0.2,
    },
  ];
}

/** What one reader did with the campaigns, until one made them unsubscribe. */
export function makeEngagements(
  random: Random,
  calendar: DemoCalendar,
  campaigns: readonly DemoCampaign[],
  reader: Reader,
): UnnumberedEngagement[] {
  const done: UnnumberedEngagement[] = [];
  for (const campaign of campaigns) {
    const { daysAgo, isFor, share } = campaign;
    const sentMs = Date.parse(calendar.instant(daysAgo, SENT_AT));
    if (sentMs < Date.parse(reader.knownSince)) continue;
    const before = reader.orders.filter(({ placedAt }) => Date.parse(placedAt) < sentMs);
    const lastMs = before.length === 0 ? undefined : Math.max(...before.map(({ placedAt }) => Date.parse(placedAt)));
    if (!isFor(reader, lastMs === undefined ? undefined : (sentMs - lastMs) / DAY_MS)) continue;
    if (reader.keen !== true && !random.chance(share)) continue;
    done.push(...engage(random, campaign, reader, sentMs));
    if (done.some(({ kind }) => kind === 'unsubscribed' || kind === 'bounced')) break;
  }
  return done;
}

function engage(random: Random, { record }: DemoCampaign, reader: Reader, sentMs: number): UnnumberedEngagement[] {
  const at = (kind: UnnumberedEngagement['kind'], instantMs: number, more: Pick<UnnumberedEngagement, 'revenue'> = {}) => ({
    campaignExternalId: record.externalId,
    customerExternalId: reader.customerExternalId,
    kind,
    occurredAt: new Date(instantMs).toISOString(),
    ...more,
  });
  const minutesLater = (median: number) => sentMs + Math.round(Math.min(2_880, random.logNormal(median, 0.9))) * 60_000;
  const sent = at('sent', sentMs);
  if (reader.keen !== true && random.chance(0.03)) return [sent, at('bounced', minutesLater(1))];
  const delivered = [sent, at('delivered', minutesLater(1))];
  const [order] = reader.orders.filter(({ placedAt }) => isWithin(Date.parse(placedAt) - sentMs - 2 * DAY_MS));
  // Who was going to buy reads what comes.
  const interest = reader.keen === true ? 1 : order === undefined ? 0.3 : 0.7;
  if (!random.chance(interest)) return delivered;
  const openedMs = minutesLater(180);
  const opened = [...delivered, at('opened', openedMs)];
  if (reader.keen !== true && random.chance(0.05)) {
    return [...opened, ...(random.chance(0.5) ? [at('marked_as_spam', openedMs + 30_000)] : []), at('unsubscribed', openedMs + 60_000)];
  }
  if (!random.chance(Math.max(interest, 0.35))) return opened;
  const clickedMs = openedMs + random.integer(10, 300) * 1_000;
  // Who clicks on an invitation says that they will come.
  const answered = record.type === 'event' ? [at('responded', clickedMs + 60_000)] : [];
  const clicked = [...opened, at('clicked', clickedMs), ...answered];
  return order === undefined ? clicked : [...clicked, at('converted', Date.parse(order.placedAt), { revenue: paidFor(order) })];
}

function paidFor({ lines = [] }: UnnumberedOrder): string {
  const cents = lines.map(
    ({ quantity, unitPrice, discount }) => Number(quantity) * Math.round(Number(unitPrice) * 100) - Math.round(Number(discount ?? 0) * 100),
  );
  return money(cents.reduce((sum, line) => sum + line, 0));
}

function isWithin(afterMs: number): boolean {
  return afterMs >= 0 && afterMs <= CONVERSION_MS;
}
