import { DataKind } from '../../catalogue/index.js';
import type { ChangeCause, NewChange } from '../../changes/index.js';
import { type Transaction, joinSql, rawSql, sql, type Sql } from '../../database/index.js';
import { consent, customer, OWNED_KINDS } from '../../records/index.js';
import { type ListField, PLAIN_FIELDS, TEXT_LISTS, tableOfKind } from '../kinds/index.js';
import { columnName } from '../batch/index.js';

/** Records that go to the survivor of a merge, by the names that their ids have in the snapshot. */
export const MOVED_KINDS: readonly { readonly name: string; readonly table: Sql }[] = OWNED_KINDS.map(({ table }) => ({
  name: table,
  table: tableOfKind(table),
}));

interface List {
  readonly table: Sql;
  /** Whether what an element refers to has not been deleted since. */
  readonly stillThere?: Sql;
}

const LIST_TABLES: Readonly<Record<ListField | 'consents', List>> = {
  emails: { table: rawSql('customer_email') },
  phones: { table: rawSql('customer_phone') },
  addresses: { table: rawSql('customer_address') },
  companies: { table: rawSql('customer_company'), stillThere: sql`company_id in (select id from company)` },
  consents: { table: rawSql('consent') },
};

/** Lists of a customer, under the names that they have in the snapshot, each element as its row. */
export const LISTS: readonly (List & { readonly field: string })[] = Object.entries(LIST_TABLES).map(([field, list]) => ({
  field,
  ...list,
}));

/** By what an element of a list of a snapshot is the same as another, as an expression over `e`. */
export const LIST_KEYS = {
  emails: sql`caseless(e.value ->> 'email')`,
  phones: sql`e.value ->> 'phone'`,
  addresses: sql`e.value - '{customer_id,position}'::text[]`,
  companies: sql`e.value ->> 'company_id'`,
} as const satisfies Readonly<Record<ListField, Sql>>;
export type ListName = keyof typeof LIST_KEYS;

export function isListName(field: string): field is ListName {
  return Object.hasOwn(LIST_KEYS, field);
}

/** `l`: a merge into the same survivor that was made after `g`, and stands. */
export const IS_LATER = sql`(l.into_id = g.into_id and l.unmerged_at is null and (l.merged_at, l.id) > (g.merged_at, g.id))`;

/** Plain fields of a customer: where the survivor has none, it takes the merged customer's. `name` is that of the field. */
export const FILLED_COLUMNS = PLAIN_FIELDS.map((name) => ({ name, column: columnOf(name) }));

/** Lists in the row of a customer: the survivor gets what it lacks of the merged customer's. */
export const APPENDED_COLUMNS = TEXT_LISTS.map((name) => ({ name, column: columnOf(name) }));

/** Every column of a customer that is stored, not computed. */
export const STORED_COLUMNS: readonly Sql[] = [...Object.keys(customer.columns), 'id', 'provenance', 'createdAt', 'updatedAt'].map(
  columnOf,
);

/** What a customer's word on a channel says. */
export const WORD_COLUMNS: readonly Sql[] = [...Object.keys(consent.columns), 'dated', 'source', 'customerExternalId'].map(columnOf);
export const WORD = joinSql([...WORD_COLUMNS]);

function columnOf(field: string): Sql {
  return rawSql(columnName(field));
}

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
