/* What the audit log counts, in words. test/console/server-words.test.ts names what is missing. */

const english = {
  attempts: 'attempts',
  created: 'new',
  customers: 'customers in all',
  exported: 'exported',
  lifted: 'let in again',
  moved: 'moved',
  problems: 'not taken',
  records: 'records',
  rejected: 'rejected',
  set: 'set',
  steps: 'steps',
  subjects: 'in all',
  suppressed: 'suppressed',
  taken: 'taken',
  unchanged: 'as before',
  updated: 'changed',
};

export const countWords: Readonly<Record<'en' | 'de', Readonly<Record<string, string>>>> = {
  en: english,
  de: {
    attempts: 'Versuche',
    created: 'neu',
    customers: 'Kunden insgesamt',
    exported: 'exportiert',
    lifted: 'wieder zugelassen',
    moved: 'bewegt',
    problems: 'nicht angenommen',
    records: 'Einträge',
    rejected: 'abgelehnt',
    set: 'gesetzt',
    steps: 'Schritte',
    subjects: 'insgesamt',
    suppressed: 'unterdrückt',
    taken: 'angenommen',
    unchanged: 'wie zuvor',
    updated: 'geändert',
  } satisfies Record<keyof typeof english, string>,
};
