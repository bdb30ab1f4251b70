import { z } from 'zod';
import { Catalogue } from '../../catalogue/index.js';
import { emptySql, joinSql, type Sql, type Transaction, question, type Question, sql, prepared } from '../../database/index.js';
import { DataParty } from '../../model/index.js';
import { check } from '../../records/index.js';
import type { SyncContext } from '../context.js';
import {
  type SyncOutcome,
  readState,
  recordTable,
  distinct,
  runBatch,
  type Applied,
  afterwards,
  statesOf,
  upsert,
  type Accepted,
} from '../batch/index.js';
import type { Arbiter, ConflictRule, Standing } from './conflict-rule.js';

/** Of sources that nobody declared: what comes in is taken for one's own observation. */
const UNDECLARED: Standing = { party: 1, rank: 100 };

/** By name, as the API says it, or by number. */
function asParty(given: unknown): unknown {
  return typeof given === 'string' ? (DataParty[given.toUpperCase() as keyof typeof DataParty] ?? given) : given;
}

const partySchema = z.preprocess(
  asParty,
  z.literal([0, 1, 2, 3], { error: 'must be ZERO, FIRST, SECOND or THIRD' }),
) as z.ZodType as z.ZodType<Standing['party'], Standing['party']>;

const dataSourceSchema = z.strictObject({
  /** As batches name their `source`. */
  name: check.sourceName(),
  /** 0: the person told us on purpose; 1: we observed it; 2: a partner's own data; 3: bought. */
  party: partySchema,
  /** Of two sources of one party, the one of lower rank is trusted more. */
  rank: check.integer(0).nullish(),
});
type DataSource = z.output<typeof dataSourceSchema>;
export type DataSourceRecord = z.input<typeof dataSourceSchema>;

type DataSourceState = Standing & { readonly id: string };

const DATA_SOURCE = recordTable('data_source', { name: 'text', party: 'int', rank: 'int' }, ['name']);

/** Says how far sources are trusted. It counts from the next value on: what was decided before stays. Rules that ask for the party of a record see it at once. */
export function declareDataSources(context: SyncContext, records: readonly DataSourceRecord[]): Promise<SyncOutcome> {
  return runBatch(
    context,
    { name: 'declareDataSources', of: { schema: dataSourceSchema, fields: {} }, apply: applySources },
    { source: 'declarations', records },
  );
}

async function applySources(
  transaction: Transaction,
  _context: SyncContext,
  _source: string,
  accepted: readonly Accepted<DataSource>[],
): Promise<Applied> {
  const names = distinct(accepted.map(({ record }) => record.name));
  const rows = await transaction.query(sql`/* sync.lockDataSources */
    select name as id, party, rank from data_source where name = any(${names}::text[]) order by name for no key update`);
  const { results } = upsert<DataSource, DataSourceState>(accepted, {
    stored: new Map(rows.map((row) => readState<DataSourceState>(row)).map((state) => [state.id, state])),
    externalIdOf: (record) => record.name,
    next: ({ name, party, rank }, before) => ({ id: name, party, rank: rank ?? before?.rank ?? UNDECLARED.rank }),
    write(created, updated) {
      DATA_SOURCE.insert(transaction, statesOf(created).map(toRow));
      DATA_SOURCE.update(transaction, afterwards(updated).map(toRow));
      const moved = updated.filter(({ before, after }) => before.party !== after.party).map(({ after }) => after.id);
      const added = statesOf(created).filter(({ party }) => party !== UNDECLARED.party);
      evaluateAnew(transaction, [...moved, ...added.map(({ id }) => id)]);
    },
  });
  return { results, touchedCustomerIds: [] };
}

/** Those of whom these sources told a record of which rules may ask the party. */
function evaluateAnew(transaction: Transaction, sources: readonly string[]): void {
  if (sources.length === 0) return;
  const told = new Map<string, Sql>();
  for (const { source, parameters, kinds } of new Catalogue().functions()) {
    const from = parameters.find((parameter) => parameter.role === 'filter' && parameter.name === 'source');
    if (from?.role !== 'filter' || told.has(source.name)) continue;
    const joined = [...source.joins].filter(([name]) => from.needs.has(name)).map(([, join]) => sql` ${join}`);
    told.set(
      source.name,
      sql`select distinct ${source.customerId}, ${kinds}::int, 'DATA' from ${source.from}${joined.length === 0 ? emptySql : joinSql(joined, '')}
        where ${from.value} = any(${sources}::text[])`,
    );
  }
  transaction.defer(sql`/* sync.enqueueBySources */
    insert into evaluation_queue (customer_id, kinds, cause) ${joinSql([...told.values()], ' union all ')}`);
}

function toRow({ id, ...standing }: DataSourceState) {
  return { name: id, ...standing };
}

/** The rule of the workspace, and how far its sources are trusted. */
export const ARBITER: Question<Arbiter> = question<[{ rule: ConflictRule; sources: (Standing & { name: string })[] }], Arbiter>(
  [
    prepared`/* sync.readArbiter */
    select coalesce((select value #>> '{}' from workspace_setting where key = 'conflict_rule'), 'LATEST') as rule,
      (select coalesce(jsonb_agg(to_jsonb(s)), '[]') from data_source s) as sources`,
  ],
  ([row]) => {
    const standings = new Map(row?.sources.map(({ name, party, rank }) => [name, { party, rank }]));
    return { rule: row?.rule ?? 'LATEST', standingOf: (source) => standings.get(source) ?? UNDECLARED };
  },
);
