/** The keys of PostgreSQL's advisory locks, all in one place: two uses of one number would wait for each other for no reason, or for ever. */
export const advisoryLocks = {
  migrating: 7_261_001,
  appendingChanges: 7_261_002,
  segmentSet: 7_261_003,
  numberingRecordChanges: 7_261_004,
  seeding: 7_261_005,
  refreshingThresholds: 7_261_006,
  droppingChanges: 7_261_007,
  findingMembers: 7_261_008,
  /** Held, shared, by every process that works on the database, as long as it does. */
  working: 7_261_009,
  /** Held, shared, by whoever reckons orders in another currency (migrations/0023_order_values.sql). */
  changingRates: 7_261_010,
  forecasting: 7_261_011,
  beginningUploads: 7_261_012,
  findingNextProducts: 7_261_013,
} as const;

export type AdvisoryLock = (typeof advisoryLocks)[keyof typeof advisoryLocks];
