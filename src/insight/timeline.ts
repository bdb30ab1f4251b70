import { joinSql, sql, type Sql } from '../database/index.js';
import type { Scope } from '../model/index.js';

/** Something that is known of a customer and has a moment. */
interface TimelineSource {
  /** What reading it takes. */
  readonly scope: Scope;
  /** Columns at, id, summary, subject, what, amount and unit of the records of the customer `owners.owner`; of memberships cause and segmentId besides. */
  readonly select: Sql;
}

/** The kinds of entries, each with the records that it is of. */
export const TIMELINE_SOURCES = {
  BECAME_KNOWN: {
    scope: 'customers:read',
    select: sql`select c.added_at as at, c.id::text as id, 'Became known' as summary, null as subject, null as what, null::numeric as amount, null as unit from customer c where c.id = owners.owner`,
  },
  ORDER: {
    scope: 'orders:read',
    select: sql`select o.placed_at as at, o.id::text as id, concat_ws(' ', 'Order', o.number, 'of', round(o.total, 2)::text, o.currency) as summary,
        o.number as subject, null as what, o.total as amount, o.currency as unit
      from "order" o where o.customer_id = owners.owner`,
  },
  SERVICE_INTERACTION: {
    scope: 'service:read',
    select: sql`select s.occurred_at as at, s.id::text as id, concat_ws(' ', 'Service by', s.channel) as summary,
        s.subject, s.channel as what, null::numeric as amount, null as unit
      from service_interaction s where s.customer_id = owners.owner`,
  },
  EVENT: {
    scope: 'events:read',
    select: sql`select ev.occurred_at as at, ev.id::text as id, ev.name as summary, null as subject, ev.name as what, null::numeric as amount, null as unit from event ev where ev.customer_id = owners.owner`,
  },
  CAMPAIGN_ENGAGEMENT: {
    scope: 'campaigns:read',
    select: sql`select ce.occurred_at as at, ce.id::text as id, concat(ca.name, ': ', replace(ce.kind, '_', ' ')) as summary,
        ca.name as subject, ce.kind as what, ce.revenue as amount, null as unit
      from campaign_engagement ce join campaign ca on ca.id = ce.campaign_id where ce.customer_id = owners.owner`,
  },
  SURVEY_ANSWER: {
    scope: 'surveys:read',
    select: sql`select sa.answered_at as at, sa.id::text as id, concat(sa.question, ' ', sa.answer) as summary,
        sa.question as subject, sa.answer as what, null::numeric as amount, null as unit
      from survey_answer sa where sa.customer_id = owners.owner`,
  },
  INFLUENCE: {
    scope: 'influence:read',
    select: sql`select io.observed_at as at, concat(i.id, ' ', io.observed_at) as id, concat_ws(' ', io.followers::text, 'followers on', i.network) as summary,
        i.network as subject, null as what, io.followers::numeric as amount, 'followers' as unit
      from influence_account i join influence_observation io on io.account_id = i.id where i.customer_id = owners.owner`,
  },
  CONSENT: {
    scope: 'customers:read',
    select: sql`select cs.changed_at as at, cs.channel as id, concat(cs.channel, ': ', lower(cs.status)) as summary,
        cs.channel as subject, cs.status as what, null::numeric as amount, null as unit
      from consent cs where cs.customer_id = owners.owner and cs.changed_at is not null`,
  },
  MEMBERSHIP: {
    scope: 'segments:read',
    select: sql`select m.at, lpad(m.seq::text, 19, '0') as id, concat(case m.kind when 'ENTERED' then 'Entered' else 'Left' end, ' ', g.name) as summary,
        g.name as subject, m.kind as what, null::numeric as amount, null as unit, m.cause, g.id as "segmentId"
      from membership_change m join segment g on g.id = m.segment_id where m.customer_id = owners.owner`,
  },
  MERGE: {
    scope: 'customers:read',
    select: sql`select cm.merged_at as at, cm.id::text as id, 'Merged with another record' as summary, null as subject, null as what,
        null::numeric as amount, null as unit
      from customer_merge cm where cm.into_id = owners.owner and cm.unmerged_at is null`,
  },
} as const satisfies Readonly<Record<string, TimelineSource>>;

export type TimelineKind = keyof typeof TIMELINE_SOURCES;
export const TIMELINE_KINDS = Object.keys(TIMELINE_SOURCES) as TimelineKind[];

/** All entries of some kinds of the customer `owners.owner`, as a table with a column kind besides. `segmentIds` limits whose entries and exits are told. */
export function timelineOf(kinds: readonly TimelineKind[], segmentIds: readonly string[] | null): Sql {
  const limited = segmentIds === null ? sql`` : sql` and m.segment_id = any(${[...segmentIds]}::uuid[])`;
  return joinSql(
    kinds.map((kind) => {
      const [more, besides] = kind === 'MEMBERSHIP' ? [limited, sql``] : [sql``, sql`, null::text as cause, null::uuid as "segmentId"`];
      return sql`select ${kind}::text as kind, e.*${besides} from (${TIMELINE_SOURCES[kind].select}${more}) e`;
    }),
    ' union all ',
  );
}
