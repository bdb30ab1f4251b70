import type {
  AttributeDefinitionRecord,
  CostRates,
  DataSourceRecord,
  EventPropertyRecord,
  ExchangeRateRecord,
} from '../../../src/sync/index.js';

/** Attributes of companies, orders and products, of every type that they may be of. */
const OF_RECORDS: readonly AttributeDefinitionRecord[] = [
  { key: 'material', name: 'Material', type: 'text' },
  { key: 'weight', name: 'Weight', type: 'number' },
  { key: 'fee', name: 'Fee', type: 'money' },
  { key: 'gift', name: 'Gift', type: 'boolean' },
  { key: 'due', name: 'Due', type: 'date' },
];

/** Custom attributes of every type; one has a namespace, and so a second spelling. */
export const DEFINITIONS: readonly AttributeDefinitionRecord[] = [
  { key: 'nickname', name: 'Nickname', type: 'text' },
  { key: 'shoe_size', name: 'Shoe size', type: 'number' },
  { key: 'credit', name: 'Credit', type: 'money' },
  { key: 'vip', name: 'VIP', type: 'boolean' },
  { key: 'wedding', name: 'Wedding day', type: 'date' },
  { key: 'crm.hobbies', name: 'Hobbies', type: 'list' },
  { key: 'crm.level', name: 'Level', type: 'text' },
  ...(['company', 'order', 'product'] as const).flatMap((owner) => OF_RECORDS.map((of) => ({ ...of, owner }))),
];

/** Properties of events of every type. */
export const PROPERTIES: readonly EventPropertyRecord[] = [
  { key: 'color', name: 'Colour', type: 'text' },
  { key: 'pages', name: 'Pages', type: 'number' },
  { key: 'price', name: 'Price', type: 'money' },
  { key: 'signed_in', name: 'Signed in', type: 'boolean' },
  { key: 'delivery', name: 'Day of delivery', type: 'date' },
];

/** Of days between which there are weeks without. */
export const RATES: readonly ExchangeRateRecord[] = [
  { base: 'EUR', currency: 'USD', day: '2025-08-01', rate: '1.1412' },
  { base: 'EUR', currency: 'USD', day: '2025-08-11', rate: '1.17' },
  { base: 'USD', currency: 'EUR', day: '2025-10-20', rate: '0.875' },
  { currency: 'USD', day: '2026-02-20', rate: '1.25' },
  { currency: 'USD', day: '2026-03-10', rate: '0.5' },
];

export const COST_RATES: CostRates = { perContact: '2', perMinute: '0.6125', messages: { email: '0.001', sms: '0.09' } };

export const SOURCES: readonly DataSourceRecord[] = [{ name: 'crm', party: 3 }];
