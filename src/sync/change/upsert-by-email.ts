import { check, type CustomerRecord, normalEmail } from '../../records/index.js';
import {
  type Batch,
  MAX_BATCH_RECORDS,
  outcomeOf,
  recordError,
  type RecordError,
  sourceOf,
  type SyncOutcome,
  type SyncResult,
} from '../batch/index.js';
import { limitExceeded } from '../../kernel/index.js';
import { sql } from '../../database/index.js';
import type { SyncContext } from '../context.js';
import { syncCustomers } from '../sync-records.js';
import { guestNames, nameGuests } from '../waiting/index.js';

const EMAIL = check.email();

/**
 * Creates and changes customers of a source that has no ids of them: each is known by the first of its `emails`. Whoever alone has the address, from whatever source, is the
 * customer; where nobody has it there is a new one. In the source they have a name of their own from then on, which does not tell the address.
 */
export async function upsertCustomersByEmail(context: SyncContext, batch: Batch<Partial<CustomerRecord>>): Promise<SyncOutcome> {
  const { records } = batch;
  if (records.length > MAX_BATCH_RECORDS) throw limitExceeded('The number of records', MAX_BATCH_RECORDS);
  const source = sourceOf(batch.source);
  const addresses = records.map((record) => addressOf(record));
  const emails = [...new Set(addresses.flatMap((address) => (typeof address === 'string' ? normalEmail(address) : [])))];
  await nameGuests(
    context,
    emails.map((address) => ({ source, address })),
  );
  const shared = await sharedAmong(context, source, emails);
  const names = await guestNames(context, emails);
  const rejected: SyncResult[] = [];
  const taken: { readonly index: number; readonly record: CustomerRecord }[] = [];
  for (const [index, record] of records.entries()) {
    const address = addresses[index];
    if (typeof address !== 'string') rejected.push({ index, status: 'REJECTED', errors: address === undefined ? [] : [address] });
    else if (shared.has(normalEmail(address))) {
      rejected.push({ index, status: 'REJECTED', errors: [recordError('CONFLICT', ['emails', '0'], 'is that of several customers')] });
    } else taken.push({ index, record: { ...record, externalId: names.get(normalEmail(address)) as string } });
  }
  const outcome = await syncCustomers(context, { ...batch, records: taken.map(({ record }) => record) });
  const results = outcome.results.map((result) => ({ ...result, index: taken[result.index]?.index ?? result.index }));
  return outcomeOf([...results, ...rejected], outcome.touchedCustomerIds);
}

function addressOf(record: unknown): string | RecordError {
  const { externalId, emails } = (typeof record === 'object' && record !== null ? record : {}) as Readonly<Record<string, unknown>>;
  if (externalId !== undefined) return recordError('UNKNOWN_FIELD', ['externalId'], 'is none of a customer who is known by an address');
  const first: unknown = Array.isArray(emails) ? emails[0] : emails;
  const checked = EMAIL.safeParse(first);
  if (checked.success) return checked.data;
  return first === undefined
    ? recordError('REQUIRED', ['emails'], 'is required')
    : recordError('INVALID_VALUE', ['emails', '0'], 'is not an e-mail address');
}

/** Addresses of several customers, none of whom the source calls by it. */
async function sharedAmong({ database }: SyncContext, source: string, emails: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await database.transaction((transaction) =>
    transaction.query<{ email: string }>(sql`/* sync.sharedAddresses */
      select normal as email from customer_email e where normal = any(${[...emails]}::text[])
        and not exists (select from customer_external_id x where x.source = ${source} and x.external_id = guest_name(e.normal))
      group by normal having count(distinct customer_id) > 1`),
  );
  return new Set(rows.map(({ email }) => email));
}
