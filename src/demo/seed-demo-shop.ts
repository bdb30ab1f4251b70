import { advisoryLocks, sql, withSessionLock } from '../database/index.js';
import { invariant } from '../kernel/index.js';
import { createSegment, settle, THE_PROGRAM, type MembershipContext } from '../membership/index.js';
import { declareAttributes, type SyncContext } from '../sync/index.js';
import { demoSegments } from './demo-segments.js';
import { loadDemoShop, type DemoProgress } from './load-demo-shop.js';
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
 * interrupted is taken up for the instant it was begun for, so that the same records come out. Gives whether there was anything to do.
 */
export function seedDemoShop(context: SyncContext & MembershipContext, { customers, onProgress }: SeedOptions = {}): Promise<boolean> {
  return withSessionLock(context.database, advisoryLocks.seeding, async () => {
    const setting = (await findSetting(context)) ?? (await beginIfEmpty(context));
    if (setting?.state !== 'loading') return false;
    // Segments first: the customers that follow are then evaluated for all of them at once.
    await declareAttributes(context, demoAttributes);
    for (const segment of demoSegments) {
      const { errors } = await createSegment({ ...context, reader: THE_PROGRAM }, segment);
      const refused = errors.filter(({ code }) => code !== 'CONFLICT');
      invariant(refused.length === 0, `the demo segment '${segment.name}' is valid, but not ${JSON.stringify(refused)}`);
    }
    await loadDemoShop(context, { now: new Date(setting.madeFor), timeZone: context.timeZone, customers }, onProgress);
    await settle(context, { patienceMs: Infinity });
    await saveSetting(context, { ...setting, state: 'loaded' });
    return true;
  });
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
