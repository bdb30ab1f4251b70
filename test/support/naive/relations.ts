import type { Parameter } from '../../../src/language/rule.js';
import { textOf } from './compare.js';
import type { NaiveRecord } from './functions.js';

/** What parameters say of other records: `followed_by = 'events'`, with what its own parameters say of those. */
export interface NaiveRelation {
  readonly relation: string;
  readonly other: string;
  readonly parameters: readonly Parameter[];
  /** In hours, where the others must come that soon. */
  readonly hours: readonly number[];
}

const RELATIONS = ['followed_by', 'not_followed_by', 'together_with', 'not_together_with'];

export function isAboutOthers({ name }: Parameter): boolean {
  return RELATIONS.includes(name.split('.')[0] ?? '');
}

export function relationsOf(parameters: readonly Parameter[]): NaiveRelation[] {
  return RELATIONS.flatMap((relation) => {
    const named = parameters.find(({ name }) => name === relation);
    if (named === undefined) return [];
    const about = parameters
      .filter(({ name }) => name.startsWith(`${relation}.`))
      .map((parameter) => ({ ...parameter, name: parameter.name.slice(relation.length + 1) }));
    const isSpan = ({ name }: Parameter) => name === 'within_days' || name === 'within_hours';
    const hours = about.filter(isSpan).map(({ name, values }) => Number(textOf(values[0])) * (name === 'within_days' ? 24 : 1));
    return [{ relation, other: textOf(named.values[0]), parameters: about.filter((one) => !isSpan(one)), hours }];
  });
}

const HOUR_MS = 3_600_000;
/** No date of a rule lies farther from now. */
const THOUSAND_YEARS = 8_766_000;

/** Whether a record stands so to the others, of which those that pass are given. */
export function standsTo(record: NaiveRecord, { relation, hours }: NaiveRelation, others: readonly NaiveRecord[], now: Date): boolean {
  const orderOf = (one: NaiveRecord) => one['order_id'] ?? one['id'];
  if (relation === 'together_with') return others.some((other) => orderOf(other) === orderOf(record));
  if (relation === 'not_together_with') return others.every((other) => orderOf(other) !== orderOf(record));
  const date = record['date'];
  const until =
    hours.length === 0
      ? Number.POSITIVE_INFINITY
      : Math.min(...hours.map((span) => Math.max(-THOUSAND_YEARS, Math.min(THOUSAND_YEARS, span)))) * HOUR_MS;
  const follows = (other: NaiveRecord): boolean => {
    const later = other['date'];
    if (!(date instanceof Date) || !(later instanceof Date)) return false;
    const distance = later.getTime() - date.getTime();
    return distance > 0 && distance <= until;
  };
  if (relation === 'followed_by') return others.some(follows);
  if (others.some(follows)) return false;
  return hours.length === 0 || (date instanceof Date && date.getTime() + until <= now.getTime());
}
