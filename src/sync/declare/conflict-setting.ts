import { sql, retriedTransaction } from '../../database/index.js';
import type { SyncContext } from '../context.js';
import type { ConflictRule } from './conflict-rule.js';
import { ARBITER } from './data-sources.js';

/** Sets the rule that decides between values of one field from now on; what was decided before stays. */
export async function setConflictRule(context: SyncContext, rule: ConflictRule): Promise<void> {
  await retriedTransaction(context, (transaction) =>
    transaction.execute(sql`/* sync.setConflictRule */
      insert into workspace_setting (key, value) values ('conflict_rule', ${JSON.stringify(rule)}::jsonb)
      on conflict (key) do update set value = excluded.value`),
  );
}

export async function readConflictRule(context: Pick<SyncContext, 'database'>): Promise<ConflictRule> {
  const [{ rule }] = await context.database.transaction((transaction) => transaction.ask(ARBITER));
  return rule;
}
