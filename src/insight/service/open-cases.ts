import type { Attribute } from '../../catalogue/index.js';
import { bind, type Reckoning } from '../../compile/index.js';
import { emptySql, type Sql, sql } from '../../database/index.js';
import { eachWorth, ROI_TOGETHER } from './worth.js';

/** Which of the contacts with customer service that are not settled, and beside which segments. */
export interface OpenCasesQuestion {
  /** Only of these channels; of all where left out. */
  readonly channels?: readonly string[] | undefined;
  /** Only of members of this segment. */
  readonly segmentId?: string | undefined;
  /** The segments that may be told of; all where left out. */
  readonly segmentIds?: readonly string[] | undefined;
  /** A case that is open for longer is overdue; none is where left out. */
  readonly overdueAfterHours?: number | undefined;
}

/** A segment that the customer of a case belongs to, and what its members are worth. */
export interface SegmentWorth {
  readonly segmentId: string;
  readonly size: number;
  /** Of one member in the mean: four digits. */
  readonly contribution: string;
  /** Of all members together; null where nothing was spent on them. */
  readonly roi: string | null;
}

/** So many segments of a customer are told, the best first. */
const MOST_SEGMENTS = 10;

/**
 * Every open case beside what its customer and the customer's segments are worth, as a table with columns id, customer_id, occurred_at,
 * is_overdue, those of `eachWorth`, segment_contribution and segment_roi (those of the best of the segments) and segments. What members of these
 * segments are worth is reckoned in the same pass: each record of theirs is read once, however many cases there are.
 */
export function openCases(figures: readonly Attribute[], question: OpenCasesQuestion, reckoning: Reckoning): Sql {
  const { channels, segmentId, segmentIds, overdueAfterHours } = question;
  const ofChannels = channels === undefined ? emptySql : sql`and s.channel = any(${[...channels]}::text[])`;
  const ofSegment =
    segmentId === undefined
      ? emptySql
      : sql`and s.customer_id in (select customer_id from membership where segment_id = ${segmentId}::uuid)`;
  const visible = segmentIds === undefined ? emptySql : sql`and m.segment_id = any(${[...segmentIds]}::uuid[])`;
  const overdue =
    overdueAfterHours === undefined
      ? sql`false`
      : sql`k.occurred_at < ${reckoning.now}::timestamptz - make_interval(hours => ${overdueAfterHours}::int)`;
  return bind(
    sql`
    with open_case as materialized (
      select s.id, s.customer_id, s.occurred_at from service_interaction s where s.resolved = false ${ofChannels} ${ofSegment}
    ), belonging as materialized (
      select m.customer_id, m.segment_id from membership m where m.customer_id in (select customer_id from open_case) ${visible}
    ), member as materialized (
      select customer_id as id from open_case
      union select m.customer_id from membership m where m.segment_id in (select segment_id from belonging)
    ), each_worth as materialized (${eachWorth(figures)}),
    segment_worth as materialized (
      select m.segment_id, count(*)::int as size, round(avg(e.contribution), 4) as contribution, ${ROI_TOGETHER} as roi
      from membership m join each_worth e on e.id = m.customer_id
      where m.segment_id in (select segment_id from belonging) group by m.segment_id
    ), of_customer as (
      select customer_id, max(contribution) as contribution, max(roi) as roi,
        jsonb_agg(jsonb_build_object('segmentId', segment_id, 'size', size, 'contribution', contribution::text, 'roi', roi::text) order by place)
          filter (where place <= ${MOST_SEGMENTS}::int) as segments
      from (select b.customer_id, w.*, row_number() over (partition by b.customer_id order by w.contribution desc, w.segment_id) as place
        from belonging b join segment_worth w on w.segment_id = b.segment_id) placed
      group by customer_id
    )
    select k.id as case_id, k.customer_id, k.occurred_at, ${overdue} as is_overdue, e.*,
      of_customer.contribution as segment_contribution, of_customer.roi as segment_roi, coalesce(of_customer.segments, '[]') as segments
    from open_case k join each_worth e on e.id = k.customer_id left join of_customer on of_customer.customer_id = k.customer_id`,
    reckoning,
  );
}
