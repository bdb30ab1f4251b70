import { advisoryLocks, overLostConnections, sql, withSessionLock } from '../database/index.js';
import { invariant } from '../kernel/index.js';
import { createSegment, settle, THE_PROGRAM, type MembershipContext } from '../membership/index.js';
import { declareAttributes, type SyncContext } from '../sync/index.js';
import { demoSegments } from './demo-segments.js';
import { stagesOf } from './demo-stages.js';
import { loadDemoShop, recordsOf, type DemoProgress } from './load-demo-shop.js';
import { demoAttributes } from './traits.js';

/** What the workspace remembers of its demo: the instant that it was made for, and whether it was finished. */
interface DemoSetting {
  readonly madeFor: string;
  readonly state: 'loading' | 'loaded';
}

export interface SeedOptions {
  /** How many customers; 3,000 unless told. */
  readonly customers?: number;
  readonly onProgress?: (progress: DemoProgress) => void;
}

/**
 * Gives an empty database the demo shop and its segments, once; a database that holds anything else is left alone. Loading that was
 * interrupted is taken up for the instant it was begun for, so that the same records come out: by itself where it was a connection that was lost. Gives whether there was
 * anything to do.
 */
export function seedDemoShop(context: SyncContext & MembershipContext, options: SeedOptions = {}): Promise<boolean> {
  return overLostConnections(() => seed(context, options));
}

function seed(context: SyncContext & MembershipContext, { customers, onProgress }: SeedOptions): Promise<boolean> {
  return withSessionLock(context.database, advisoryLocks.seeding, async () => {
    const setting = (await findSetting(context)) ?? (await beginIfEmpty(context));
    if (setting?.state !== 'loading') return false;
    const options = { now: new Date(setting.madeFor), timeZone: context.timeZone, customers };
    const stages = stagesOf(options, context.clock, await isTimeless(context));
    const recordsTotal = stages.reduce((sum, { shop }) => sum + recordsOf(shop), 0);
    let recordsDone = 0;
    await makeSegments({ ...context, clock: stages[0]?.clock ?? context.clock });
    for (const { clock, shop } of stages) {
      const then = { ...context, clock };
      await loadDemoShop(then, shop, (records) => onProgress?.({ recordsDone: (recordsDone += records), recordsTotal }));
      await settle(then, { patienceMs: Infinity });
    }
    await saveSetting(context, { ...setting, state: 'loaded' });
    return true;
  });
}

/** Segments first: the customers that follow are then evaluated for all of them at once. */
async function makeSegments(context: SyncContext & MembershipContext): Promise<void> {
  await declareAttributes(context, demoAttributes);
  for (const segment of demoSegments) {
    const { errors } = await createSegment({ ...context, reader: THE_PROGRAM }, segment);
    const refused = errors.filter(({ code }) => code !== 'CONFLICT');
    invariant(refused.length === 0, `the demo segment '${segment.name}' is valid, but not ${JSON.stringify(refused)}`);
  }
}

/** Whether the passing of time has not been applied to memberships yet. Where it has, they are never dated before. */
async function isTimeless({ database }: MembershipContext): Promise<boolean> {
  const [row] = await database.query<{ never: boolean }>(sql`/* demo.isTimeless */ select swept_to is null as never from sweep_state`);
  return row?.never === true;
}

async function findSetting({ database }: MembershipContext): Promise<DemoSetting | undefined> {
  const [row] = await database.query<{ value: DemoSetting }>(sql`/* demo.findSetting */
    select value from workspace_setting where key = 'demo'`);
  return row?.value;
}

async function beginIfEmpty(context: MembershipContext): Promise<DemoSetting | undefined> {
  const used = await context.database.query(sql`/* demo.findRecord */
    select from customer union all select from product union all select from segment limit 1`);
  if (used.length > 0) return undefined;
  const setting: DemoSetting = { madeFor: context.clock.now().toISOString(), state: 'loading' };
  await saveSetting(context, setting);
  return setting;
}

async function saveSetting({ database }: MembershipContext, setting: DemoSetting): Promise<void> {
  await database.execute(sql`/* demo.saveSetting */
    insert into workspace_setting (key, value) values ('demo', ${JSON.stringify(setting)}::jsonb)
    on conflict (key) do update set value = excluded.value`);
}
