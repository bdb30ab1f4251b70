import { StoreCreditAccount } from '../../model/index.js';
import { currency } from '../check.js';
import type { Given } from '../field.js';
import { externalId, instant, money, reference, textLike } from '../fields.js';
import { recordKind } from '../kind.js';

export const storeCreditAccount = recordKind(StoreCreditAccount, {
  name: 'store_credit_account',
  plural: 'store_credit_accounts',
  table: 'store_credit_account',
  tracked: true,
  scope: 'customers',
  data: { name: 'storeCredit', bit: 512 },
  description: 'An account of store credit. What is left out keeps its value; null clears it.',
  batch: 'Accounts of store credit of one source system.',
  mutation: 'Makes and changes accounts of store credit.',
  newOne: 'account',
  fields: {
    externalId: externalId(),
    customerExternalId: reference('customer', 'required when new'),
    balance: money('In the currency of the account.', { presence: 'required when new' }),
    currency: textLike(currency(), 'ISO 4217.', { presence: 'required when new' }),
    nextExpiryAt: instant('When the next part of the balance expires.', { ahead: 'allowed' }),
    lastCreditAt: instant('When credit was last added.', { ahead: 'refused' }),
  },
});

export type StoreCreditAccountRecord = Given<typeof storeCreditAccount.fields>;
