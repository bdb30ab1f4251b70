import { type Field, type Fields, KINDS, type KindName } from '../../src/records/index.js';

/** What a marked record says wherever a field takes it: texts with the word in them, and a day and an amount that nobody else has. */
export const MARK = 'zqx';
export const MARKED_DAY = '1987-03-21';
export const MARKED_AMOUNT = '31415.92';

/** Of each form, what to try first. */
function candidates(name: string, { form, allowed, range, part }: Field, who: string): readonly unknown[] {
  const word = `${MARK}-${who}-${name}`;
  switch (form) {
    case 'text':
      return [...(allowed ?? []), `${word}@mail.example`, word, 'DE', 'de', 'EUR'];
    case 'texts':
      return [[`${word}@mail.example`], [word]];
    case 'integer':
    case 'number':
    case 'quantity':
      return [31, 7, range?.[0]];
    case 'decimal':
      return [MARKED_AMOUNT, '0.25'];
    case 'boolean':
      return [true];
    case 'day':
      return [MARKED_DAY];
    case 'instant':
      return [`${MARKED_DAY}T10:00:00Z`];
    case 'keyed':
      return [{ [`${MARK}_key`]: word }];
    case 'parts':
      return [[marked(part?.fields ?? {}, who)]];
  }
}

const isNeeded = ({ refersTo, presence }: Field): boolean => refersTo !== undefined && presence === 'required';

/** An object that says the mark in every field but those that refer to others. */
function marked(fields: Fields, who: string): Record<string, unknown> {
  const told = Object.entries(fields).flatMap(([name, field]) => {
    const refers = ({ refersTo, part }: Field): boolean => refersTo !== undefined || Object.values(part?.fields ?? {}).some(isNeeded);
    if (refers(field)) return [];
    const value = candidates(name, field, who).find((candidate) => field.check.safeParse(candidate).success);
    if (value === undefined) throw new Error(`No value is known that the field '${name}' takes.`);
    return [[name, value] as const];
  });
  return Object.fromEntries(told);
}

/** The kinds whose records belong to customers. */
export const PERSONAL_KINDS: readonly KindName[] = KINDS.filter(({ fields }) => 'customerExternalId' in fields).map(({ name }) => name);

/** A record of a kind that says the mark in every field, of the customer of that external id if it belongs to one. */
export function markedRecord(name: KindName, who: string, customerExternalId: string, references: object = {}): object {
  const fields: Fields = KINDS.find((kind) => kind.name === name)?.fields ?? {};
  const record = marked(fields, who);
  if (name === 'customer') return { ...record, externalId: customerExternalId, ...references };
  return { ...record, ...('customerExternalId' in fields ? { customerExternalId } : {}), ...references };
}
