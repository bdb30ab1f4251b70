import { isDeepStrictEqual } from 'node:util';
import type { Transaction } from '../database/database.js';
import { sql } from '../database/sql.js';
import type { CustomerState } from './customer-state.js';
import { readState, recordTable } from './record-table.js';
import { RecordReplaced } from './retried-transaction.js';
import { afterwards, statesOf, type Change, type Creation } from './upsert.js';

const CUSTOMER = recordTable(
  'customer',
  {
    id: 'uuid',
    firstName: 'text',
    lastName: 'text',
    language: 'text',
    birthDate: 'date',
    gender: 'text',
    maritalStatus: 'text',
    education: 'text',
    occupation: 'text',
    yearlyIncome: 'numeric',
    incomeBand: 'text',
    socialClass: 'text',
    householdSize: 'int',
    lifeStage: 'text',
    homeOwner: 'boolean',
    referralSource: 'text',
    accountStatus: 'text',
    tags: 'text[]',
    attributes: 'jsonb',
    addedAt: 'timestamptz',
  },
  ['id'],
);
const OWNER = { customerId: 'uuid', position: 'int' } as const;
const EXTERNAL_ID = recordTable('customer_external_id', { externalId: 'text', customerId: 'uuid' }, ['externalId']);
const EMAIL = recordTable('customer_email', { ...OWNER, email: 'text' }, ['customerId', 'position']);
const PHONE = recordTable('customer_phone', { ...OWNER, phone: 'text' }, ['customerId', 'position']);
const ADDRESS = recordTable(
  'customer_address',
  {
    ...OWNER,
    line1: 'text',
    line2: 'text',
    city: 'text',
    region: 'text',
    regionCode: 'text',
    countryCode: 'text',
    postalCode: 'text',
    latitude: 'float8',
    longitude: 'float8',
  },
  ['customerId', 'position'],
);

/** The customers with these external ids, locked. Two of the ids may name one customer. */
export async function lockCustomers(
  transaction: Transaction,
  source: string,
  externalIds: readonly string[],
): Promise<Map<string, CustomerState>> {
  // Locked first and read by a later statement: only that sees what the transactions that were waited for have done to the lists.
  const locked = await transaction.query<{ id: string }>(sql`/* sync.lockCustomers */
    select c.id from customer c
    where c.id in (select customer_id from customer_external_id where source = ${source} and external_id = any(${externalIds}::text[]))
    order by c.id for no key update`);
  if (locked.length === 0) return new Map();
  const rows = await transaction.query<{ externalId: string; id: string }>(sql`/* sync.readCustomers */
    select x.external_id as "externalId", ${CUSTOMER.selection('c')},
      array(select email from customer_email where customer_id = c.id order by position) as emails,
      array(select phone from customer_phone where customer_id = c.id order by position) as phones,
      (select coalesce(jsonb_agg(jsonb_build_object(
          'line1', line1, 'line2', line2, 'city', city, 'region', region, 'regionCode', region_code, 'countryCode', country_code,
          'postalCode', postal_code, 'latitude', latitude, 'longitude', longitude) order by position), '[]')
        from customer_address where customer_id = c.id) as addresses
    from customer_external_id x join customer c on c.id = x.customer_id
    where x.source = ${source} and x.external_id = any(${externalIds}::text[])`);
  const ids = new Set(locked.map((row) => row.id));
  if (rows.some((row) => !ids.has(row.id))) throw new RecordReplaced();
  return new Map(rows.map(({ externalId, ...row }) => [externalId, readState<CustomerState>(row)]));
}

export async function writeCustomers(
  transaction: Transaction,
  source: string,
  created: readonly Creation<CustomerState>[],
  updated: readonly Change<CustomerState>[],
  now: Date,
): Promise<void> {
  const states = statesOf(created);
  await CUSTOMER.insert(transaction, states, { createdAt: now, updatedAt: now });
  await EXTERNAL_ID.insert(
    transaction,
    created.map(({ externalId, state }) => ({ externalId, customerId: state.id })),
    { source },
  );
  await CUSTOMER.update(transaction, afterwards(updated), { updatedAt: now });
  await replaceLists(transaction, states, updated);
}

/** Writes the lists of new customers, and anew those that differ. */
async function replaceLists(
  transaction: Transaction,
  created: readonly CustomerState[],
  updated: readonly Change<CustomerState>[],
): Promise<void> {
  const differing = (field: 'emails' | 'phones' | 'addresses') =>
    afterwards(updated.filter(({ before, after }) => !isDeepStrictEqual(before[field], after[field])));

  const [emails, phones, addresses] = [differing('emails'), differing('phones'), differing('addresses')];
  await EMAIL.deleteWhere(transaction, 'customerId', idsOf(emails));
  await EMAIL.insert(
    transaction,
    positioned([...created, ...emails], (state) => state.emails.map((email) => ({ email }))),
  );
  await PHONE.deleteWhere(transaction, 'customerId', idsOf(phones));
  await PHONE.insert(
    transaction,
    positioned([...created, ...phones], (state) => state.phones.map((phone) => ({ phone }))),
  );
  await ADDRESS.deleteWhere(transaction, 'customerId', idsOf(addresses));
  await ADDRESS.insert(
    transaction,
    positioned([...created, ...addresses], (state) => state.addresses),
  );
}

function idsOf(states: readonly CustomerState[]): string[] {
  return states.map((state) => state.id);
}

function positioned<Value extends object>(owners: readonly CustomerState[], listOf: (state: CustomerState) => readonly Value[]) {
  return owners.flatMap((state) => listOf(state).map((value, position) => ({ ...value, customerId: state.id, position })));
}
