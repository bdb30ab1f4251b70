import type { DeclaredType } from '../declare/index.js';
import type { Conversion } from './conversion.js';

/** What a field is made of, unless its mapping says otherwise. */
export interface FieldType {
  readonly as: Conversion;
  /** Decimals that its column keeps. */
  readonly scale: number;
}

const TEXT: FieldType = { as: 'text', scale: 4 };
const INTEGER: FieldType = { as: 'integer', scale: 0 };
const MONEY: FieldType = { as: 'money', scale: 4 };
const BOOLEAN: FieldType = { as: 'boolean', scale: 0 };
const INSTANT: FieldType = { as: 'instant', scale: 0 };
const NUMBER: FieldType = { as: 'number', scale: 0 };

/** Fields that are not text. A name means the same in every kind of record. */
const FIELD_TYPES: Readonly<Record<string, FieldType>> = {
  birthDate: { as: 'date', scale: 0 },
  addedAt: INSTANT,
  releasedAt: INSTANT,
  placedAt: INSTANT,
  observedAt: INSTANT,
  occurredAt: INSTANT,
  answeredAt: INSTANT,
  changedAt: INSTANT,
  startsAt: INSTANT,
  endsAt: INSTANT,
  nextExpiryAt: INSTANT,
  lastCreditAt: INSTANT,
  yearlyIncome: MONEY,
  listPrice: MONEY,
  unitCost: MONEY,
  unitPrice: MONEY,
  amount: MONEY,
  discount: MONEY,
  refunded: MONEY,
  total: MONEY,
  cost: MONEY,
  costPerMessage: MONEY,
  turnover: MONEY,
  revenue: MONEY,
  balance: MONEY,
  score: MONEY,
  minutes: { as: 'money', scale: 2 },
  engagementRate: { as: 'money', scale: 6 },
  usageRate: { as: 'money', scale: 6 },
  householdSize: INTEGER,
  webSavviness: INTEGER,
  brandLoyalty: INTEGER,
  priceSensitivity: INTEGER,
  size: INTEGER,
  decisionMakers: INTEGER,
  quantity: INTEGER,
  returnedQuantity: INTEGER,
  followers: INTEGER,
  following: INTEGER,
  effort: INTEGER,
  satisfaction: INTEGER,
  homeOwner: BOOLEAN,
  resolved: BOOLEAN,
  decisionMaker: BOOLEAN,
  latitude: NUMBER,
  longitude: NUMBER,
};

export function fieldTypeOf(field: string): FieldType {
  return FIELD_TYPES[field] ?? TEXT;
}

/** How values of a custom attribute or a property of events are read, by the declared type. */
export const DECLARED_FIELD_TYPES: Readonly<Record<DeclaredType, FieldType>> = {
  text: TEXT,
  number: NUMBER,
  money: MONEY,
  boolean: BOOLEAN,
  date: { as: 'date', scale: 0 },
  list: { as: 'list', scale: 0 },
};

export { TEXT as TEXT_FIELD };
