import {
  evaluateBatch,
  addSegmentMembers,
  continueBuilding,
  createSegment,
  deleteSegment,
  removeSegmentMembers,
  refreshThresholds,
  retryFailed,
  settle,
  sweep,
  updateSegment,
  SegmentSet,
  type ReadingContext,
} from '../../../src/membership/index.js';
import { sql } from '../../../src/database/sql.js';
import { DomainError } from '../../../src/kernel/errors.js';
import { Random } from '../../../src/kernel/random.js';
import { RECORD_KINDS, type RecordKind } from '../../../src/records/index.js';
import {
  deleteRecords,
  eraseCustomer,
  mergeCustomers,
  SYNC,
  syncConsents,
  syncCustomers,
  syncEvents,
  syncInfluenceMetrics,
  syncOrders,
  syncSurveyAnswers,
  unmergeCustomer,
  type SyncContext,
} from '../../../src/sync/index.js';
import { buildAll } from '../builds.js';
import type { TestWorkspace } from '../workspace.js';
import { failingAt, Interrupted } from './failing-database.js';
import { Moments } from './moments.js';
import { Population } from './population.js';

type Context = ReadingContext & SyncContext;
type Act = (context: Context, dice: Dice) => Promise<unknown>;

const SOURCE = 'shop';
const CUSTOMERS = 8;
const MOVES_MS = [60_000, 3_600_000, 86_400_000, 90 * 86_400_000, 365 * 86_400_000, 1, -10_000, -86_400_000, -90 * 86_400_000];

/** What a happening is made of: random records about few customers, so that things meet. */
class Dice extends Population {
  constructor(
    readonly roll: Random,
    context: Context,
    readonly rules: readonly string[],
  ) {
    super(roll, new Moments(roll, context.clock.now(), context.timeZone));
  }

  customerId = () => `c${this.roll.integer(0, CUSTOMERS - 1)}`;
  recordId = () => `${this.roll.integer(0, 12)}`;

  /** Records of customers under ids that come again. */
  few = <Record extends object>(make: (customerId: string) => Record) =>
    this.list(3, () => ({ ...make(this.customerId()), externalId: this.recordId() }));

  removal(kind: RecordKind) {
    const ids: Partial<Record<RecordKind, string>> = {
      customer: this.customerId(),
      company: `k${this.roll.integer(0, 2)}`,
      campaign: `m${this.roll.integer(0, 3)}`,
    };
    return { kind, externalId: ids[kind] ?? this.recordId() };
  }
}

const HAPPENINGS = {
  customers: (context, dice) => syncCustomers(context, { source: SOURCE, records: dice.list(3, () => dice.record(dice.customerId())) }),
  orders: (context, dice) =>
    syncOrders(context, {
      source: SOURCE,
      records: dice.list(3, () => ({ ...dice.order(dice.customerId()), externalId: dice.recordId() })),
    }),
  refund: (context, dice) => syncOrders(context, { source: SOURCE, records: [{ externalId: dice.recordId(), refunded: dice.amount() }] }),
  products: (context, dice) => SYNC.product(context, { source: SOURCE, records: dice.products() }),
  influence: (context, dice) =>
    syncInfluenceMetrics(context, {
      source: SOURCE,
      records: dice.list(3, () => ({ ...dice.observation(dice.customerId()), externalId: dice.recordId() })),
    }),
  service: (context, dice) =>
    SYNC.service_interaction(context, {
      source: SOURCE,
      records: dice.list(3, () => ({ ...dice.interaction(dice.customerId()), externalId: dice.recordId() })),
    }),
  companies: (context, dice) => SYNC.company(context, { source: SOURCE, records: dice.companies() }),
  campaigns: (context, dice) => SYNC.campaign(context, { source: SOURCE, records: dice.campaigns() }),
  events: (context, dice) => syncEvents(context, { source: SOURCE, records: dice.few((id) => dice.event(id)) }),
  engagements: (context, dice) => SYNC.campaign_engagement(context, { source: SOURCE, records: dice.few((id) => dice.engagement(id)) }),
  answers: (context, dice) => syncSurveyAnswers(context, { source: SOURCE, records: dice.few((id) => dice.answer(id)) }),
  credits: (context, dice) => SYNC.store_credit_account(context, { source: SOURCE, records: dice.few((id) => dice.credit(id)) }),
  consents: (context, dice) =>
    syncConsents(context, {
      source: SOURCE,
      records: dice.list(3, () => dice.consent(dice.customerId(), dice.roll.pick(['email', 'sms']))),
    }),
  thresholds: (context) => refreshThresholds(context),
  remove: (context, dice) => deleteRecords(context, { source: SOURCE, records: [dice.removal(dice.roll.pick([...RECORD_KINDS]))] }),
  erase: async (context, dice) => {
    const id = await anyOf(context, dice, sql`select id from customer order by id`);
    if (id !== undefined) await eraseCustomer(context, id);
  },
  merge: async (context, dice) => {
    const [into, ...ids] = dice.roll.sample(await idsOf(context, sql`select id from customer order by id`), dice.roll.integer(2, 3));
    if (into !== undefined && ids.length > 0) await mergeCustomers(context, into, ids);
  },
  unmerge: async (context, dice) => {
    const id = await anyOf(context, dice, sql`select id from customer_merge order by id`);
    if (id !== undefined) await unmergeCustomer(context, id);
  },
  createSegment: (context, dice) =>
    createSegment(context, { name: `s${dice.roll.integer(0, 1_000_000)}`, query: dice.roll.pick(dice.rules) }),
  createStatic: (context, dice) => createSegment(context, { name: `list ${dice.roll.integer(0, 1)}`, kind: 'STATIC' }),
  buildOn: async (context, dice) => {
    const id = await anyOf(context, dice, sql`select id from segment order by number`);
    const query = `segment ${dice.roll.pick(['', 'NOT '])}MATCHES (id = '${id}'${dice.roll.pick(['', ', since >= -30d', ', since < now'])})`;
    if (id !== undefined) await createSegment(context, { name: `on ${dice.roll.integer(0, 1_000_000)}`, query });
  },
  updateSegment: async (context, dice) => {
    const id = await anyOf(context, dice, sql`select id from segment where kind = 'dynamic' order by number`);
    const patience = dice.roll.pick([{}, { patienceMs: 0 }]);
    if (id !== undefined) await updateSegment(context, id, { query: dice.roll.pick(dice.rules) }, patience);
  },
  deleteSegment: async (context, dice) => {
    const id = await anyOf(context, dice, sql`select id from segment order by number`);
    if (id !== undefined) await deleteSegment(context, id);
  },
  addMembers: async (context, dice) => {
    const id = await anyOf(context, dice, sql`select id from segment where kind = 'static' order by number`);
    const customerIds = dice.roll.sample(await idsOf(context, sql`select id from customer order by id`), 3);
    if (id !== undefined) await addSegmentMembers(context, id, customerIds);
  },
  removeMembers: async (context, dice) => {
    const id = await anyOf(context, dice, sql`select id from segment where kind = 'static' order by number`);
    const customerIds = dice.roll.sample(await idsOf(context, sql`select id from customer order by id`), 3);
    if (id !== undefined) await removeSegmentMembers(context, id, customerIds);
  },
  build: (context) => continueBuilding(context),
  evaluate: (context) => evaluateBatch(context),
  sweep: (context) => sweep(context),
  settle: (context) => settle(context),
} satisfies Record<string, Act>;

/** What may happen, by name. */
export const HAPPENING_KINDS = [
  ...(Object.keys(HAPPENINGS) as (keyof typeof HAPPENINGS)[]),
  'moveClock' as const,
  'twoEvaluators' as const,
];

/** One thing that happens; `dice` decides the particulars. Plain data, so that a failing history can be shortened and kept. */
export interface Happening {
  readonly kind: (typeof HAPPENING_KINDS)[number];
  readonly dice: number;
  /** The statement before which the process is killed; 0 for none. */
  readonly killedAt: number;
}

/** Lets one thing happen. Refusals and the kill are part of it; anything else is a bug. `rules` are those that segments may have. */
export async function happen(workspace: TestWorkspace, { kind, dice, killedAt }: Happening, rules: readonly string[]): Promise<void> {
  const random = new Random(`${dice}`);
  if (kind === 'moveClock') return workspace.clock.advance(random.pick(MOVES_MS));
  if (kind === 'twoEvaluators') return race(workspace, new Dice(random, workspace, rules));
  const context: Context = killedAt === 0 ? workspace : { ...workspace, database: failingAt(workspace.database, killedAt) };
  try {
    await HAPPENINGS[kind](context, new Dice(random, context, rules));
  } catch (error) {
    if (!(error instanceof Interrupted) && !(error instanceof DomainError)) throw error;
  }
}

/** Two processes evaluate while records are written and members are added. */
async function race(workspace: TestWorkspace, dice: Dice): Promise<void> {
  const other = { ...workspace, segmentSet: new SegmentSet(workspace.timeZone) };
  const outcomes = await Promise.allSettled([
    settle(workspace),
    settle(other),
    evaluateBatch(other),
    HAPPENINGS.orders(workspace, dice),
    HAPPENINGS.customers(workspace, dice),
    HAPPENINGS.addMembers(other, dice),
    evaluateBatch(workspace),
  ]);
  for (const outcome of outcomes) if (outcome.status === 'rejected' && !(outcome.reason instanceof DomainError)) throw outcome.reason;
}

/** What a process does when it starts again, and then brings everything up to now. */
export async function recover(workspace: TestWorkspace): Promise<void> {
  await retryFailed(workspace);
  await buildAll(workspace);
}

async function idsOf({ database }: ReadingContext, query: ReturnType<typeof sql>): Promise<string[]> {
  return (await database.query<{ id: string }>(query)).map(({ id }) => id);
}

async function anyOf(context: ReadingContext, dice: Dice, query: ReturnType<typeof sql>): Promise<string | undefined> {
  const ids = await idsOf(context, query);
  return ids.length === 0 ? undefined : dice.roll.pick(ids);
}
