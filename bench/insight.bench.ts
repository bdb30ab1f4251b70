import type { Database } from '../src/database/database.js';
import { emptySql, joinSql, rawSql, sql, type Sql } from '../src/database/sql.js';
import { fillWorth } from './base-worth.js';
import { untilCalm } from './calm.js';
import { Child } from './child-process.js';
import { CREATE_SEGMENT, graphqlClient, KEY, type Send } from './graphql-client.js';
import { mediansInTurnMs, printTable } from './measure.js';

const RUNS = 15;
const SEGMENTS = 10;
/** A tenth of the base each. */
const RULES = Array.from({ length: SEGMENTS }, (_, n) => `random_share('bench ${n}') < 0.1`);

/** What the API is asked for, beside the SQL that a careful person would write for the same answer. Each gives what is to be equal. */
interface Question {
  readonly what: string;
  readonly query: string;
  readonly variables: object;
  readonly byHand: Sql;
  readonly answer: (data: never) => readonly (readonly unknown[])[];
}

/** What customers and segments are worth, asked of a server over HTTP, and of the database by hand. */
export async function benchInsight(database: Database, databaseUrl: string, dataFolder: string): Promise<void> {
  await fillWorth(database);
  const server = new Child('cantle');
  try {
    const send = graphqlClient(await server.ask<string>('start', { databaseUrl, dataFolder, key: KEY }));
    const segmentIds: string[] = [];
    for (const [n, query] of RULES.entries()) {
      const made = await send<{ createSegment: { segment: { id: string } } }>(CREATE_SEGMENT, { input: { name: `Insight ${n}`, query } });
      segmentIds.push(made.createSegment.segment.id);
      // In a large base a build holds others up for longer than a mutation waits.
      await untilBuilt(send);
    }
    await database.execute(sql`vacuum analyze`);
    await untilCalm(database, server);
    await measureInsight(database, send, segmentIds);
  } finally {
    await server.stop();
  }
}

/** The same of a server on a base that has these segments. */
export async function measureInsight(database: Database, send: Send, segmentIds: readonly string[]): Promise<void> {
  const rows: (string | number)[][] = [];
  for (const question of questions(segmentIds)) rows.push(await compare(database, send, question));
  printTable('What customers and segments are worth, over HTTP', ['question', 'rows', 'ms', 'by hand ms', 'ratio'], rows);
}

export async function compare(
  database: Database,
  send: Send,
  { what, query, variables, byHand, answer }: Question,
): Promise<(string | number)[]> {
  const told = answer(await send<never>(query, variables)).map(plain);
  const expected = (await askByHand(database, byHand)).map((row) => plain(Object.values(row)));
  if (told.length === 0 || JSON.stringify(told) !== JSON.stringify(expected)) {
    const place = told.findIndex((row, index) => JSON.stringify(row) !== JSON.stringify(expected[index]));
    throw new Error(`${what}: row ${place} is ${JSON.stringify(told[place])} by the API, ${JSON.stringify(expected[place])} by hand.`);
  }
  const [ms, handMs] = await mediansInTurnMs(RUNS, [() => send(query, variables), () => askByHand(database, byHand)]);
  return [what, told.length, ms, handMs, ms / handMs];
}

/** Nothing is compiled to machine code, which would take longer than all else: whoever looks at the plan turns that off. */
function askByHand(database: Database, byHand: Sql): Promise<Record<string, unknown>[]> {
  return database.transaction((transaction) => {
    transaction.defer(sql`set local jit = off`);
    return transaction.query<Record<string, unknown>>(byHand);
  });
}

/** Numbers as numbers to nine digits, whatever carries them; moments as ISO 8601 to milliseconds. */
function plain(row: readonly unknown[]): (string | number | null)[] {
  return row.map((value) => {
    if (value instanceof Date) return value.toISOString();
    if (value === null || value === undefined) return null;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text) ? Number(Number(text).toPrecision(9)) : text;
  });
}

async function untilBuilt(send: Send): Promise<void> {
  for (;;) {
    const { segments } = await send<{ segments: { nodes: { state: string }[] } }>('{ segments(first: 100) { nodes { state } } }');
    if (segments.nodes.every(({ state }) => state === 'READY')) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** The figures of a page, fifteen. */
const FIELDS =
  'numberOfOrders amountSpent averageOrderValue firstOrderDate lastOrderDate favouriteChannel favouriteBrand totalQuantity revenue costOfGoods totalMargin serviceCost serviceEffort contribution roi'.split(
    ' ',
  );

/** The money of each customer of `member`, as a person would find it; of everybody, each table is read whole. */
function worthOf(among: 'members' | 'everybody'): Sql {
  const restricted = (column: Sql, word: Sql) => (among === 'members' ? sql`${word} ${column} in (select id from member)` : emptySql);
  return sql`each_worth as materialized (
    select id, revenue, margin, service, cost, margin - cost as contribution, (margin - cost) / nullif(cost, 0) as roi
    from (
      select m.id, coalesce(o.revenue, 0) as revenue, coalesce(o.margin, 0) as margin, coalesce(s.cost, 0) as service, coalesce(s.cost, 0) + coalesce(ca.cost, 0) as cost
      from member m
      left join (select customer_id, sum(revenue) as revenue, sum(revenue - revenue_without_cost - cost_of_goods) as margin
        from order_value ${restricted(sql`customer_id`, sql`where`)} group by customer_id) o on o.customer_id = m.id
      left join (select customer_id, sum(cost) as cost from service_interaction ${restricted(sql`customer_id`, sql`where`)} group by customer_id) s on s.customer_id = m.id
      left join (select e.customer_id, sum(c.cost_per_message) as cost from campaign_engagement e join campaign c on c.id = e.campaign_id
        where e.kind = 'sent' ${restricted(sql`e.customer_id`, sql`and`)} group by e.customer_id) ca on ca.customer_id = m.id) worth)`;
}

const [REVENUE, MARGIN, SERVICE, CONTRIBUTION, ROI] = ['revenue', 'margin', 'service', 'contribution', 'roi'].map((name) =>
  rawSql(name),
) as [Sql, Sql, Sql, Sql, Sql];
const GROUP_COLUMNS = [REVENUE, MARGIN, SERVICE, CONTRIBUTION, ROI];
const GROUP_FIGURES = ['revenue', 'total_margin', 'service_cost', 'contribution', 'roi'];

/** How many have it, sum, mean, least and greatest; a return is that of the group, and does not add up. */
function totals(column: Sql, filter: Sql = emptySql): Sql[] {
  const together = sql`sum(contribution) ${filter} / nullif(sum(cost) ${filter}, 0)`;
  return [
    sql`count(${column}) ${filter}`,
    column === ROI ? sql`null::numeric` : sql`sum(${column}) ${filter}`,
    column === ROI ? sql`round(${together}, 6)` : sql`round(avg(${column}) ${filter}, 4)`,
    sql`min(${column}) ${filter}`,
    sql`max(${column}) ${filter}`,
  ];
}

/** Rows of columns of one name would lose all but one. */
function numbered(columns: readonly Sql[]): Sql {
  return joinSql(columns.map((column, index) => sql`${column} as ${rawSql(`c${index}`)}`));
}

function overMembers(column: Sql): Sql {
  const percentiles = sql`(select string_agg(round(value::numeric, 4)::double precision::text, ',' order by place)
    from unnest(percentile_cont(array[0.1, 0.25, 0.5, 0.75, 0.9]) within group (order by ${column})) with ordinality as one(value, place))`;
  return sql`select ${numbered([...totals(column), percentiles])} from each_worth`;
}

export function questions(segmentIds: readonly string[]): Question[] {
  const id = segmentIds[0] ?? '';
  const members = sql`member as materialized (select customer_id as id from membership where segment_id = ${id}::uuid)`;
  return [
    {
      what: 'a page of 100 customers with 15 figures',
      query: `{ customers(first: 100) { nodes { id ${FIELDS.join(' ')} } } }`,
      variables: {},
      answer: ({ customers }: { customers: { nodes: Record<string, unknown>[] } }) =>
        customers.nodes.map((node) => ['id', ...FIELDS].map((field) => node[field])),
      byHand: sql`with member as materialized (select id from customer order by id limit 100), ${worthOf('members')},
        ordered as (select customer_id, count(*) as number, sum(amount) as spent, min(placed_at) as first, max(placed_at) as last,
          mode() within group (order by channel collate "C") as channel from "order" where customer_id in (select id from member) group by customer_id),
        bought as (select l.customer_id, mode() within group (order by p.brand collate "C") as brand, sum(l.quantity - l.returned_quantity) as quantity
          from order_line l join product p on p.id = l.product_id where l.customer_id in (select id from member) group by l.customer_id),
        goods as (select customer_id, sum(cost_of_goods) as cost from order_value where customer_id in (select id from member) group by customer_id),
        served as (select customer_id, avg(effort) as effort from service_interaction where customer_id in (select id from member) group by customer_id)
        select w.id, coalesce(o.number, 0) as a, coalesce(o.spent, 0) as b, round(o.spent / o.number, 4) as c, o.first as d, o.last as e, o.channel as f, b.brand as g,
          coalesce(b.quantity, 0) as h, w.revenue as i, coalesce(g.cost, 0) as j, w.margin as k, w.service as l, s.effort as m, w.contribution as n, w.roi as o
        from each_worth w left join ordered o on o.customer_id = w.id left join bought b on b.customer_id = w.id left join goods g on g.customer_id = w.id
          left join served s on s.customer_id = w.id order by w.id`,
    },
    {
      what: 'value of a segment: 5 figures, percentiles',
      query: `query ($id: ID!, $names: [String!]!) { segment(id: $id) { value { figures(names: $names) { known sum mean least greatest percentiles { value } } } } }`,
      variables: { id, names: GROUP_FIGURES },
      answer: ({ segment }: { segment: { value: { figures: GroupFigure[] } } }) =>
        segment.value.figures.map((figure) => [...totalsOf(figure), figure.percentiles.map(({ value }) => shortened(value)).join()]),
      byHand: sql`with ${members}, ${worthOf('members')} ${joinSql(GROUP_COLUMNS.map(overMembers), ' union all ')}`,
    },
    {
      what: 'the same beside everybody, without percentiles',
      query: `query ($id: ID!, $names: [String!]!) { segment(id: $id) { value { figures(names: $names) { known sum mean least greatest base { known sum mean least greatest } share index } } } }`,
      variables: { id, names: GROUP_FIGURES },
      answer: ({ segment }: { segment: { value: { figures: (GroupFigure & { base: GroupFigure })[] } } }) => [
        segment.value.figures.flatMap((figure) => [...totalsOf(figure), ...totalsOf(figure.base)]),
      ],
      byHand: sql`with member as (select id from customer), ${worthOf('everybody')}, belonging as (select w.*, m.customer_id is not null as belongs
          from each_worth w left join membership m on m.segment_id = ${id}::uuid and m.customer_id = w.id)
        select ${numbered(GROUP_COLUMNS.flatMap((column) => [...totals(column, sql`filter (where belongs)`), ...totals(column)]))} from belonging`,
    },
    {
      what: 'a break-down of it by channel: 3 figures',
      query: `query ($id: ID!) { segment(id: $id) { value { breakdown(by: "favourite_channel", figures: ["revenue", "contribution", "roi"]) {
        parts { value size figures { known sum mean least greatest } } } } } }`,
      variables: { id },
      answer: ({ segment }: { segment: { value: { breakdown: { parts: { value: string; size: number; figures: GroupFigure[] }[] } } } }) =>
        segment.value.breakdown.parts.map(({ value, size, figures }) => [value, size, ...figures.flatMap(totalsOf)]),
      byHand: sql`with ${members}, ${worthOf('members')},
        favourite as (select customer_id, mode() within group (order by channel collate "C") as channel from "order" where customer_id in (select id from member) group by customer_id)
        select f.channel, count(*) as size, ${numbered([REVENUE, CONTRIBUTION, ROI].flatMap((column) => totals(column)))}
        from each_worth w left join favourite f on f.customer_id = w.id group by 1 order by f.channel is null, size desc, 1`,
    },
    {
      what: '100 members of it by ROI, the greatest first',
      query: `query ($id: ID!) { segment(id: $id) { members(first: 100, orderBy: ROI_DESC) { nodes { id } } } }`,
      variables: { id },
      answer: ({ segment }: { segment: { members: { nodes: { id: string }[] } } }) => segment.members.nodes.map((node) => [node.id]),
      byHand: sql`with ${members}, ${worthOf('members')} select id from each_worth order by roi is null, roi desc, id desc limit 100`,
    },
    {
      what: 'overlap of 10 segments',
      query: `query ($ids: [ID!]!) { segmentOverlap(segmentIds: $ids) { combinations { size } } }`,
      variables: { ids: segmentIds },
      answer: ({ segmentOverlap }: { segmentOverlap: { combinations: { size: number }[] } }) =>
        segmentOverlap.combinations.map(({ size }) => [size]),
      byHand: sql`select count(*) as size from (select sum(1 << array_position(${[...segmentIds]}::uuid[], segment_id)) as which
        from membership where segment_id = any(${[...segmentIds]}::uuid[]) group by customer_id) x group by which order by size desc`,
    },
  ];
}

interface GroupFigure {
  readonly known: number;
  readonly sum: string;
  readonly mean: string;
  readonly least: string;
  readonly greatest: string;
  readonly percentiles: readonly { readonly value: string }[];
}

function totalsOf({ known, sum, mean, least, greatest }: GroupFigure): unknown[] {
  return [known, sum, mean, least, greatest];
}

function shortened(value: string): number {
  return Number(Number(value).toFixed(4));
}
