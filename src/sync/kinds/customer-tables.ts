import { isDeepStrictEqual } from 'node:util';
import { type Transaction, question, type Question, RecordReplaced, prepared, rowsByExternalId, sql } from '../../database/index.js';
import { address, customer, customerCompany } from '../../records/index.js';
import type { SyncContext } from '../context.js';
import { emailRow, phoneRow } from './contact-rows.js';
import type { ListField } from './customer-fields.js';
import type { CustomerState } from './customer-state.js';
import { asJson, readState, recordTable, type RecordTable, afterwards, statesOf, type Change, type Creation } from '../batch/index.js';

const CUSTOMER = recordTable('customer', { id: 'uuid', ...customer.columns, provenance: 'jsonb' }, ['id']);
const OWNER = { customerId: 'uuid', position: 'int' } as const;
const EXTERNAL_ID = recordTable('customer_external_id', { externalId: 'text', customerId: 'uuid' }, ['externalId']);
const EMAIL = recordTable('customer_email', { ...OWNER, email: 'text', normal: 'text' }, ['customerId', 'position']);
const PHONE = recordTable('customer_phone', { ...OWNER, phone: 'text', normal: 'text' }, ['customerId', 'position']);
const ADDRESS = recordTable('customer_address', { ...OWNER, ...address.columns }, ['customerId', 'position']);
const COMPANY_COLUMNS = { companyId: 'uuid', ...customerCompany.columns };
const COMPANY = recordTable('customer_company', { ...OWNER, ...COMPANY_COLUMNS }, ['customerId', 'position']);
const CUSTOMER_COLUMNS = CUSTOMER.selection('c');
const ADDRESS_AS_JSON = asJson(address.columns);
const COMPANY_AS_JSON = asJson(COMPANY_COLUMNS);

/** The customers with these external ids, locked. Two of the ids may name one customer. */
export function lockedCustomers(source: string, externalIds: readonly string[]): Question<Map<string, CustomerState>> {
  const asked = rowsByExternalId(sql`customer_external_id`, source, externalIds);
  // Locked first and read by a later statement: only that sees what the transactions that were waited for have done to the lists.
  const lock = prepared`/* sync.lockCustomers */
    select c.id from customer c
    where c.id in (select customer_id from ${asked} asked)
    order by c.id for no key update`;
  const read = prepared`/* sync.readCustomers */
    select x.external_id as "externalId", ${CUSTOMER_COLUMNS},
      (select count(*) > 1 from customer_external_id where customer_id = c.id) as "hasSeveralNames",
      array(select email from customer_email where customer_id = c.id order by position) as emails,
      array(select phone from customer_phone where customer_id = c.id order by position) as phones,
      (select coalesce(jsonb_agg(${ADDRESS_AS_JSON} order by position), '[]') from customer_address where customer_id = c.id) as addresses,
      (select coalesce(jsonb_agg(${COMPANY_AS_JSON} order by position), '[]') from customer_company where customer_id = c.id) as companies
    from ${asked} x join customer c on c.id = x.customer_id`;
  return question<[{ id: string }, { externalId: string; id: string }], Map<string, CustomerState>>([lock, read], (locked, rows) => {
    const ids = new Set(locked.map((row) => row.id));
    if (rows.some((row) => !ids.has(row.id))) throw new RecordReplaced();
    return new Map(rows.map(({ externalId, ...row }) => [externalId, readState<CustomerState>(row)]));
  });
}

export function writeCustomers(
  transaction: Transaction,
  { phoneRegion }: Pick<SyncContext, 'phoneRegion'>,
  source: string,
  created: readonly Creation<CustomerState>[],
  updated: readonly Change<CustomerState>[],
  now: Date,
): void {
  const states = statesOf(created);
  CUSTOMER.insert(transaction, states, { createdAt: now, updatedAt: now });
  EXTERNAL_ID.insert(
    transaction,
    created.map(({ externalId, state }) => ({ externalId, customerId: state.id })),
    { source },
  );
  CUSTOMER.update(transaction, afterwards(updated), { updatedAt: now });
  replaceLists(transaction, phoneRegion, states, updated);
}

/** The lists that have tables of their own, and what their elements are as rows. */
const LISTS: Readonly<Record<ListField, List>> = {
  emails: { table: EMAIL, elementsOf: ({ emails }) => emails.map(emailRow) },
  phones: { table: PHONE, elementsOf: ({ phones }, region) => phones.map((phone) => phoneRow(phone, region)) },
  addresses: { table: ADDRESS, elementsOf: ({ addresses }) => addresses },
  companies: { table: COMPANY, elementsOf: ({ companies }) => companies },
};

interface List {
  readonly table: RecordTable<'customerId' | 'position'>;
  readonly elementsOf: (state: CustomerState, region: SyncContext['phoneRegion']) => readonly object[];
}

/** Writes the lists of new customers, and anew those that differ. */
function replaceLists(
  transaction: Transaction,
  region: SyncContext['phoneRegion'],
  created: readonly CustomerState[],
  updated: readonly Change<CustomerState>[],
): void {
  for (const [field, { table, elementsOf }] of Object.entries(LISTS) as [ListField, List][]) {
    const differing = afterwards(updated.filter(({ before, after }) => !isDeepStrictEqual(before[field], after[field])));
    table.deleteWhere(
      transaction,
      'customerId',
      differing.map((state) => state.id),
    );
    table.insert(
      transaction,
      [...created, ...differing].flatMap((state) =>
        elementsOf(state, region).map((element, position) => ({ customerId: state.id, position, ...element })),
      ),
    );
  }
}
