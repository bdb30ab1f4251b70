import { type Database, type Queryable, sql, type Sql } from '../../database/index.js';
import { planForWholeBase } from '../../membership/index.js';
import { type Difference, differenceOfShares } from '../../statistics/index.js';

/*
 * By which channel a customer answers. A message is what one campaign sent to one customer; it is answered by whoever followed a link, replied or bought. That a message was opened is told of
 * e-mails alone and says nothing of the others.
 */

/** How many messages of a channel there were, and were answered. */
export interface ChannelAnswers {
  readonly channel: string;
  readonly messages: number;
  readonly answered: number;
}

/** How good the choice of a channel is. */
export interface ChannelQuality {
  readonly hiddenDays: number;
  /** To whom messages went by two channels or more in the hidden days, and who had messages before. */
  readonly customers: number;
  /** Of their hidden messages by the channel that is best for each, and by the one that is best for all: how many were answered. */
  readonly chosen: Omit<ChannelAnswers, 'channel'>;
  readonly plain: Omit<ChannelAnswers, 'channel'>;
  readonly difference: Difference;
}

/** As if each customer had had so many messages more by each channel, answered as those to everybody: who had few is taken to be as others are. */
export const MESSAGES_BEFOREHAND = 10;
const HIDDEN_DAYS = 90;
/** Of fewer nothing is said. */
const LEAST_CUSTOMERS = 50;
const MOST_CUSTOMERS = 50_000;
const DAY_MS = 86_400_000;

/** Messages by customer and channel, with whether they were answered, by an instant; `restrict` is over the customer `ce.customer_id`. */
export function messages(restrict: Sql, asOf: Date): Sql {
  return sql`select ce.customer_id, ca.channel, min(ce.occurred_at) as at, bool_or(ce.kind in ('clicked', 'responded', 'converted')) as is_answered
    from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id
    where ca.channel in ('email', 'sms', 'phone', 'post') and ce.kind <> 'bounced' and ce.occurred_at <= ${asOf}::timestamptz and ${restrict}
    group by ce.customer_id, ce.campaign_id, ca.channel`;
}

/** What may be expected of a channel of a customer: the share of messages that are answered. */
export function expectedAnswers(own: Omit<ChannelAnswers, 'channel'> | undefined, all: Omit<ChannelAnswers, 'channel'>): number {
  const share = all.messages === 0 ? 0 : all.answered / all.messages;
  const { messages: count, answered } = own ?? { messages: 0, answered: 0 };
  return (answered + MESSAGES_BEFOREHAND * share) / (count + MESSAGES_BEFOREHAND);
}

/** What all customers did until an instant, by channels. */
export async function readChannelAnswers(database: Database, asOf: Date): Promise<ChannelAnswers[]> {
  return database.transaction((transaction) => {
    planForWholeBase(transaction);
    return answersOfAll(transaction, asOf);
  });
}

function answersOfAll(database: Queryable, asOf: Date): Promise<ChannelAnswers[]> {
  return database.query<{ channel: string; messages: number; answered: number }>(sql`/* next.channels */
    select channel, count(*)::int as messages, count(*) filter (where is_answered)::int as answered
    from (${messages(sql`true`, asOf)}) message group by 1 order by 1`);
}

type Row = {
  readonly customer_id: string;
  readonly channel: string;
  readonly messages: number;
  readonly answered: number;
  readonly hidden: number;
  readonly hidden_answered: number;
};

/** With the latest days hidden: whether messages by the channel that is best for a customer are answered more often than by the one that is best for all. */
export async function channelQuality(database: Database, asOf: Date): Promise<ChannelQuality | null> {
  const from = new Date(asOf.getTime() - HIDDEN_DAYS * DAY_MS);
  const all = new Map((await readChannelAnswers(database, from)).map((one) => [one.channel, one]));
  if (all.size < 2) return null;
  const rows = await database.transaction((transaction) => {
    planForWholeBase(transaction);
    return transaction.query<Row>(sql`/* next.channelsHidden */
      with former as materialized (${messages(sql`true`, from)}), message as materialized (${messages(sql`true`, asOf)}),
      several as materialized (
        select customer_id from message where at > ${from}::timestamptz and exists (select from former f where f.customer_id = message.customer_id)
        group by 1 having count(distinct channel) > 1 order by md5(customer_id::text) limit ${MOST_CUSTOMERS}::int),
      before as (select customer_id, channel, count(*)::int as messages, count(*) filter (where is_answered)::int as answered
        from former where customer_id in (select customer_id from several) group by 1, 2),
      after as (select customer_id, channel, count(*)::int as hidden, count(*) filter (where is_answered)::int as hidden_answered
        from message where at > ${from}::timestamptz and customer_id in (select customer_id from several) group by 1, 2)
      select customer_id, a.channel, coalesce(messages, 0) as messages, coalesce(answered, 0) as answered, hidden, hidden_answered
      from after a left join before b using (customer_id, channel) order by customer_id, a.channel`);
  });
  return qualityOfChannels(rows, all, HIDDEN_DAYS);
}

/** Of each customer the channels by which something came in the hidden days, in their order. */
export function qualityOfChannels(
  rows: readonly Row[],
  all: ReadonlyMap<string, ChannelAnswers>,
  hiddenDays: number,
): ChannelQuality | null {
  const byCustomer = new Map<string, Row[]>();
  for (const row of rows) {
    const known = byCustomer.get(row.customer_id);
    if (known === undefined) byCustomer.set(row.customer_id, [row]);
    else known.push(row);
  }
  const none = { messages: 0, answered: 0 };
  const best = (of: readonly Row[], score: (row: Row) => number) =>
    of.reduce((one, other) => (score(other) > score(one) ? other : one), of[0] as Row);
  const [chosen, plain] = [{ ...none }, { ...none }];
  for (const of of byCustomer.values()) {
    const own = best(of, (row) => expectedAnswers(row, all.get(row.channel) ?? none));
    const common = best(of, ({ channel }) => expectedAnswers(undefined, all.get(channel) ?? none));
    chosen.messages += own.hidden;
    chosen.answered += own.hidden_answered;
    plain.messages += common.hidden;
    plain.answered += common.hidden_answered;
  }
  const difference = differenceOfShares({ count: chosen.answered, of: chosen.messages }, { count: plain.answered, of: plain.messages });
  if (byCustomer.size < LEAST_CUSTOMERS || difference === null) return null;
  return { hiddenDays, customers: byCustomer.size, chosen, plain, difference };
}
