import sql from 'sql-template-tag';
import { filterBy, testOf } from '../function.js';
import { ruleFunction } from '../rule-function.js';
import { storeCreditAccounts as source } from '../source.js';

const money = 'currency of the account';

export const storeCreditAccounts = ruleFunction({
  name: 'store_credit_accounts',
  label: 'Store credit accounts',
  description: 'Credit that the customer has with the shop, an account a currency.',
  personal: false,
  source,
  counts: 'accounts',
  parameters: [
    filterBy('balance', 'money', sql`sc.balance`, {
      label: 'Balance',
      description: 'What is left of the credit.',
      personal: false,
      unit: money,
    }),
    filterBy('currency', 'text', sql`sc.currency`, { label: 'Currency', description: 'ISO 4217 code of the account.', personal: false }),
    filterBy('next_expiry_date', 'instant', sql`sc.next_expiry_at`, {
      label: 'Next expiry',
      description: 'When the next part of the balance expires.',
      personal: false,
    }),
    filterBy('last_credit_date', 'instant', sql`sc.last_credit_at`, {
      label: 'Last credit',
      description: 'When credit was last added.',
      personal: false,
    }),
    testOf('count', 'integer', sql`count(*)`, 0, {
      label: 'Count',
      description: 'How many such accounts.',
      personal: false,
      unit: 'accounts',
    }),
    testOf('sum_balance', 'money', sql`sum(sc.balance)`, 0, {
      label: 'Sum of balances',
      description: 'Balance of such accounts together, whatever their currencies.',
      personal: false,
      unit: money,
    }),
  ],
});
