import { rowsOf, sql, type Sql, type Transaction } from '../../database/index.js';
import { emailRow, phoneRow } from '../kinds/index.js';
import type { SyncContext } from '../context.js';

/** Rows that one transaction looks at: it takes some ten milliseconds. */
export const ROWS_A_STEP = 1_000;

/** Where a walk through the phone numbers stands: behind this one. */
export interface PhonePlace {
  readonly customerId: string;
  readonly position: number;
}

interface Contact {
  readonly customerId: string;
  readonly position: number;
  readonly given: string;
}

/** Fills in what nobody has looked at: addresses and numbers from before there were normal forms, and from snapshots of merges. Gives how many there were. */
export async function fillInContacts(transaction: Transaction, { phoneRegion }: SyncContext): Promise<number> {
  const emails = await transaction.query<Contact>(sql`/* sync.newEmails */
    select customer_id as "customerId", position, email as given from customer_email where normal is null limit ${ROWS_A_STEP}`);
  await write(transaction, EMAILS, emails, (given) => emailRow(given).normal);
  const phones = await transaction.query<Contact>(sql`/* sync.newPhones */
    select customer_id as "customerId", position, phone as given from customer_phone where normal is null limit ${ROWS_A_STEP}`);
  await write(transaction, PHONES, phones, (given) => phoneRow(given, phoneRegion).normal);
  return emails.length + phones.length;
}

/** Reads numbers again by the rules of another region; gives where the next step goes on, undefined at the end. */
export async function readPhonesAgain(
  transaction: Transaction,
  { phoneRegion }: SyncContext,
  after: PhonePlace | undefined,
): Promise<PhonePlace | undefined> {
  const behind = after === undefined ? sql`true` : sql`(customer_id, position) > (${after.customerId}::uuid, ${after.position}::int)`;
  const phones = await transaction.query<Contact>(sql`/* sync.phonesAgain */
    select customer_id as "customerId", position, phone as given from customer_phone
    where ${behind} order by customer_id, position limit ${ROWS_A_STEP}`);
  await write(transaction, PHONES, phones, (given) => phoneRow(given, phoneRegion).normal);
  const last = phones.at(-1);
  return last === undefined || phones.length < ROWS_A_STEP ? undefined : { customerId: last.customerId, position: last.position };
}

const EMAILS = { name: sql`/* sync.fillInEmails */`, table: sql`customer_email`, given: sql`email` };
const PHONES = { name: sql`/* sync.fillInPhones */`, table: sql`customer_phone`, given: sql`phone` };

interface ContactTable {
  readonly name: Sql;
  readonly table: Sql;
  readonly given: Sql;
}

/** Whoever has changed one meanwhile has written its normal form too. */
async function write(
  transaction: Transaction,
  { name, table, given }: ContactTable,
  contacts: readonly Contact[],
  normalOf: (given: string) => string,
): Promise<void> {
  if (contacts.length === 0) return;
  const rows = contacts.map((contact) => ({ ...contact, normal: normalOf(contact.given) }));
  const types = { customerId: 'uuid', position: 'int', given: 'text', normal: 'text' };
  await transaction.execute(sql`${name}
    update ${table} t set normal = r.normal from ${rowsOf(rows, types)} as r(customer_id, position, given, normal)
    where t.customer_id = r.customer_id and t.position = r.position and t.${given} = r.given and t.normal is distinct from r.normal`);
}
