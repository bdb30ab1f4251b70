import sql from 'sql-template-tag';
import { storeCreditAccount } from '../../records/index.js';
import { filtersOf } from '../field-filter.js';
import { testOf } from '../function.js';
import { provenanceFilters } from '../provenance-filters.js';
import { ruleFunction } from '../rule-function.js';
import { storeCreditAccounts as source } from '../source.js';

const by = filtersOf(storeCreditAccount.fields, 'sc');

const money = 'currency of the account';

export const storeCreditAccounts = ruleFunction({
  name: 'store_credit_accounts',
  label: 'Store credit accounts',
  description: 'Credit that the customer has with the shop, an account a currency.',
  personal: false,
  source,
  counts: 'accounts',
  parameters: [
    by('balance', { label: 'Balance', description: 'What is left of the credit.', unit: money }),
    by('currency', { label: 'Currency', description: 'ISO 4217 code of the account.' }),
    by('nextExpiryAt', { name: 'next_expiry_date', label: 'Next expiry', description: 'When the next part of the balance expires.' }),
    by('lastCreditAt', { name: 'last_credit_date', label: 'Last credit', description: 'When credit was last added.' }),
    ...provenanceFilters(sql`sc.source`),
    testOf('count', 'integer', sql`count(*)`, 0, {
      label: 'Count',
      description: 'How many such accounts.',
      unit: 'accounts',
    }),
    testOf('sum_balance', 'money', sql`sum(sc.balance)`, 0, {
      label: 'Sum of balances',
      description: 'Balance of such accounts together, whatever their currencies.',
      unit: money,
    }),
  ],
});
