/** What the audit log tells of besides mutations and what was read: what arrives by other ways, and commands. */
export const OTHER_DEEDS = [
  'apply',
  'authenticate',
  'customer export',
  'export',
  'import',
  'import --dry-run',
  'import fetch',
  'key create',
  'key revoke',
  'key rotate',
  'members add',
  'members remove',
  'rates',
  'seed',
  'takeMessages',
  'takeShopMessage',
  'upload',
  'upload delete',
  'workspace set',
] as const;
export type OtherDeed = (typeof OTHER_DEEDS)[number];

/** What something can be done to of which the API has no type. */
export const WITHOUT_TYPE = ['Request', 'Workspace'] as const;

/** What these are done to: types of the API by their names, and what it has no type of. */
export const OTHER_KINDS = [
  ...WITHOUT_TYPE,
  'ApiKey',
  'Customer',
  'CustomerEvent',
  'ExchangeRate',
  'ImportJob',
  'Segment',
  'Shop',
  'Upload',
] as const;
export type OtherKind = (typeof OTHER_KINDS)[number];

/** What is counted of a deed. */
export const COUNTED = [
  'attempts',
  'created',
  'customers',
  'exported',
  'lifted',
  'moved',
  'problems',
  'records',
  'rejected',
  'set',
  'steps',
  'subjects',
  'suppressed',
  'taken',
  'unchanged',
  'updated',
] as const;
export type Counts = Readonly<Partial<Record<(typeof COUNTED)[number], number>>>;
