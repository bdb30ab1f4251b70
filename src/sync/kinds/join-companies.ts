import { retriedTransaction, rowsOf, sql } from '../../database/index.js';
import { lockedIds } from '../batch/index.js';
import type { SyncContext } from '../context.js';

/** That somebody belongs to a company, by the names that one source has for both. */
export interface Belonging {
  readonly customerExternalId: string;
  readonly companyExternalId: string;
}

/** Adds companies to those that customers belong to, after the others. What is known already, and whom nobody knows, changes nothing. */
export async function joinCompanies(context: SyncContext, source: string, belongings: readonly Belonging[]): Promise<void> {
  if (belongings.length === 0) return;
  await retriedTransaction(context, async (transaction) => {
    const [customers, companies] = await transaction.ask(
      lockedIds(
        'customer',
        source,
        belongings.map(({ customerExternalId }) => customerExternalId),
      ),
      lockedIds(
        'company',
        source,
        belongings.map(({ companyExternalId }) => companyExternalId),
      ),
    );
    const rows = belongings.flatMap(({ customerExternalId, companyExternalId }) => {
      const [customerId, companyId] = [customers.get(customerExternalId), companies.get(companyExternalId)];
      return customerId === undefined || companyId === undefined ? [] : [{ customerId, companyId }];
    });
    if (rows.length === 0) return;
    await transaction.execute(sql`/* sync.lockJoining */
      select 1 from customer where id = any(${rows.map(({ customerId }) => customerId)}::uuid[]) order by id for no key update`);
    await transaction.execute(sql`/* sync.joinCompanies */
      insert into customer_company (customer_id, position, company_id)
      select r.customer_id,
        (select coalesce(max(position) + 1, 0) from customer_company c where c.customer_id = r.customer_id)
          + row_number() over (partition by r.customer_id order by r.company_id) - 1,
        r.company_id
      from (select distinct customer_id, company_id from ${rowsOf(rows, { customerId: 'uuid', companyId: 'uuid' })} as g(customer_id, company_id)) r
      where not exists (select from customer_company c where c.customer_id = r.customer_id and c.company_id = r.company_id)`);
  });
}
