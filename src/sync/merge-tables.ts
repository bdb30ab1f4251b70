import { DataKind } from '../catalogue/source.js';
import type { ChangeCause, NewChange } from '../changes/index.js';
import type { Transaction } from '../database/database.js';
import { quoteIdentifier, rawSql, sql, type Sql } from '../database/sql.js';

/** Records that go to the survivor of a merge, under the names that their ids have in the snapshot. */
export const MOVED_TABLES: readonly { readonly name: string; readonly table: Sql }[] = [
  { name: 'orders', table: rawSql('"order"') },
  { name: 'influenceAccounts', table: rawSql('influence_account') },
  { name: 'serviceInteractions', table: rawSql('service_interaction') },
];

/** Lists of a customer, under the names that they have in the snapshot, each element as its row. */
export const LISTS: readonly { readonly field: string; readonly table: Sql }[] = [
  { field: 'emails', table: rawSql('customer_email') },
  { field: 'phones', table: rawSql('customer_phone') },
  { field: 'addresses', table: rawSql('customer_address') },
];

/** Plain fields of a customer: where the survivor has none, it takes the merged customer's. */
export const FILLED_COLUMNS: readonly Sql[] = [
  'first_name',
  'last_name',
  'language',
  'birth_date',
  'gender',
  'marital_status',
  'education',
  'occupation',
  'yearly_income',
  'income_band',
  'social_class',
  'household_size',
  'life_stage',
  'home_owner',
  'referral_source',
  'account_status',
].map((name) => rawSql(quoteIdentifier(name)));

/** Every other column of a customer that is stored, not computed. */
export const OTHER_COLUMNS: readonly Sql[] = ['id', 'tags', 'attributes', 'added_at', 'created_at', 'updated_at'].map((name) =>
  rawSql(quoteIdentifier(name)),
);

/** Names the cause of the membership changes that the rest of the transaction brings about. */
export async function causedBy(transaction: Transaction, cause: ChangeCause): Promise<void> {
  await transaction.query(sql`/* sync.causedBy */ select set_config('cantle.cause', ${cause}, true)`);
}

/** Static memberships were written here and not by an evaluator: it has yet to look at the segments that build on them. */
export async function enqueueMembershipChanges(transaction: Transaction, changes: readonly NewChange[]): Promise<void> {
  await transaction.execute(sql`/* sync.enqueueMembershipChanges */
    insert into evaluation_queue (customer_id, kinds, cause)
    select distinct customer_id, ${DataKind.membership}::int, 'MERGE'
    from unnest(${changes.map((change) => change.customerId)}::uuid[]) as changed(customer_id)`);
}
