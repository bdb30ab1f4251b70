import { sql } from '../src/database/sql.js';
import type { Database } from '../src/database/database.js';
import { NOW } from './base.js';

/** Adds to a filled base what customers cost: contacts with service, messages of campaigns; and values its orders. Nothing is evaluated. */
export async function fillWorth(database: Database): Promise<void> {
  await database.with({ purpose: 'upkeep' }).transaction(async (transaction) => {
    await transaction.query(sql`select setseed(0.43)`);
    await transaction.execute(sql`set local session_replication_role = replica`);
    await transaction.execute(sql`/* bench.values */ select value_orders(array(select id from "order"))`);
    await transaction.execute(sql`/* bench.service */
      insert into service_interaction (id, source, external_id, customer_id, channel, effort, minutes, satisfaction, resolved, cost, occurred_at, created_at, updated_at)
      select gen_random_uuid(), 'bench', c.id::text || '/' || n, c.id, (array['phone', 'email', 'chat'])[1 + (random() * 2)::int], 1 + (random() * 9)::int,
        (random() * 60)::numeric(9, 2), 1 + (random() * 4)::int, true, (random() * 20)::numeric(19, 2), ${NOW}::timestamptz - random() * interval '2 years', ${NOW}, ${NOW}
      from customer c, generate_series(1, 2) n where random() < 0.5`);
    await transaction.execute(sql`/* bench.campaigns */
      insert into campaign (id, source, external_id, name, channel, cost_per_message, created_at, updated_at)
      select md5('campaign' || n)::uuid, 'bench', n::text, 'Campaign ' || n, 'email', 0.25 * n, ${NOW}, ${NOW} from generate_series(1, 4) n`);
    await transaction.execute(sql`/* bench.engagements */
      insert into campaign_engagement (id, source, external_id, campaign_id, customer_id, kind, occurred_at, created_at, updated_at)
      select gen_random_uuid(), 'bench', c.id::text || '/' || n || kind, md5('campaign' || n)::uuid, c.id, kind, ${NOW}::timestamptz - n * interval '30 days', ${NOW}, ${NOW}
      from customer c, generate_series(1, 4) n, unnest(array['sent', 'opened']) kind where random() < case kind when 'sent' then 0.8 else 0.2 end`);
  });
  await database.execute(sql`analyze`);
}
