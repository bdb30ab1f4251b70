import { distance } from 'fastest-levenshtein';
import type { Identifier, KeptRules } from './rules.js';

/*
 * What speaks for two customers being one, and what against it. Identifiers are said to be shared; names and birth dates are weighed: people who share an
 * address or a telephone mostly differ in these.
 */

/** What is known of a customer, as far as it tells who it is. */
export interface Facts {
  readonly id: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string | null;
  /** Sources that have a name for the customer. */
  readonly sources: readonly string[];
  readonly createdAt: Date;
}

export type EvidenceKind =
  | Identifier
  | 'SAME_NAME'
  | 'SIMILAR_NAME'
  | 'OTHER_FAMILY_NAME'
  | 'UNSURE_FAMILY_NAME'
  | 'OTHER_GIVEN_NAME'
  | 'OTHER_NAME'
  | 'SAME_BIRTH_DATE'
  | 'SIMILAR_BIRTH_DATE'
  | 'OTHER_BIRTH_DATE'
  | 'SAME_SOURCE';

export interface Evidence {
  readonly kind: EvidenceKind;
  readonly points: number;
  /** Of an attribute, its key. */
  readonly attribute?: string | undefined;
}

const POINTS = {
  SAME_NAME: 30,
  SIMILAR_NAME: 20,
  // People marry; who share an identifier and a given name are mostly one.
  OTHER_FAMILY_NAME: 10,
  // The same where a given name is missing.
  UNSURE_FAMILY_NAME: -30,
  OTHER_GIVEN_NAME: -70,
  OTHER_NAME: -80,
  SAME_BIRTH_DATE: 40,
  SIMILAR_BIRTH_DATE: 0,
  OTHER_BIRTH_DATE: -80,
  // A source has mostly one record of each of its people.
  SAME_SOURCE: -15,
} as const;
/** Of each identifier after the first. */
const ANOTHER = 15;

/** All that speaks for and against, with its points. `shared` are the rules that hold, by their place. */
export function weigh(a: Facts, b: Facts, shared: readonly number[], { rules }: Pick<KeptRules, 'rules'>): Evidence[] {
  const identifiers = [...new Set(shared)]
    .sort((one, other) => one - other)
    .flatMap((place) => rules[place] ?? [])
    .map(({ identifier, attribute, trust }, index): Evidence => {
      const points = index === 0 ? trust : ANOTHER;
      return attribute == null ? { kind: identifier, points } : { kind: identifier, points, attribute };
    });
  const isByName = shared.length > 0 && shared.every((place) => rules[place]?.identifier === 'NAME_AND_BIRTH_DATE');
  // What they were found by does not count twice.
  const facts: (keyof typeof POINTS | undefined)[] = isByName ? [] : [namesOf(a, b), birthDatesOf(a, b)];
  if (a.sources.some((one) => b.sources.includes(one))) facts.push('SAME_SOURCE');
  return [...identifiers, ...facts.flatMap((kind) => (kind === undefined ? [] : { kind, points: POINTS[kind] }))];
}

export function scoreOf(evidence: readonly Evidence[]): number {
  return evidence.reduce((sum, { points }) => sum + points, 0);
}

function namesOf(a: Facts, b: Facts): keyof typeof POINTS | undefined {
  const [given, otherGiven, family, otherFamily] = [a.firstName, b.firstName, a.lastName, b.lastName].map(plain);
  const isGivenKnown = given !== undefined && otherGiven !== undefined;
  const isFamilyKnown = family !== undefined && otherFamily !== undefined;
  if (!isGivenKnown && !isFamilyKnown) return undefined;
  if (isGivenKnown && isFamilyKnown && given === otherFamily && family === otherGiven) return 'SIMILAR_NAME';
  const givenAlike = isGivenKnown ? likeness(given, otherGiven) : undefined;
  const familyAlike = isFamilyKnown ? likeness(family, otherFamily) : undefined;
  if (givenAlike === 'other') return familyAlike === 'other' ? 'OTHER_NAME' : 'OTHER_GIVEN_NAME';
  if (givenAlike === undefined) return familyAlike === 'other' ? 'UNSURE_FAMILY_NAME' : undefined;
  if (familyAlike === 'other') return 'OTHER_FAMILY_NAME';
  return givenAlike === 'same' && familyAlike === 'same' ? 'SAME_NAME' : 'SIMILAR_NAME';
}

type Likeness = 'same' | 'similar' | 'other';

/** One letter more, less or another, two that changed places, a second name, or an initial, are the same name in a hurry. */
function likeness(a: string, b: string): Likeness {
  if (a === b) return 'same';
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length === 1 && long.startsWith(short)) return 'similar';
  if (long.split(' ').includes(short)) return 'similar';
  if (short.length < 3) return 'other';
  return isTransposed(a, b) || (short.length > 3 && distance(a, b) <= 1) ? 'similar' : 'other';
}

/** Whether two neighbours changed places, and nothing else. */
function isTransposed(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = Array.from({ length: a.length }, (_, index) => index).findIndex((index) => a[index] !== b[index]);
  return at !== -1 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

function plain(name: string | null): string | undefined {
  const text = (name ?? '')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return text === '' ? undefined : text;
}

function birthDatesOf({ birthDate: a }: Facts, { birthDate: b }: Facts): keyof typeof POINTS | undefined {
  if (a === null || b === null) return undefined;
  if (a === b) return 'SAME_BIRTH_DATE';
  const [year, month, day] = a.split('-');
  const isSwapped = b === [year, day, month].join('-');
  return isSwapped || isTransposed(a, b) || distance(a, b) === 1 ? 'SIMILAR_BIRTH_DATE' : 'OTHER_BIRTH_DATE';
}

/** Whether two speak against each other, whatever they share. */
export function contradicts(a: Facts, b: Facts): boolean {
  return scoreOf(weigh(a, b, [], { rules: [] })) < -POINTS.SAME_NAME;
}
