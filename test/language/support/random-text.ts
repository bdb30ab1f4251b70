import fc from 'fast-check';
import { REFUSED_RULES } from '../../corpus/refused-rules.js';
import { RULES } from '../../corpus/rules.js';
import { anyCharacter } from '../../support/laws/any-character.js';
import { unmark } from './marked.js';

/** Texts that are hardly ever rules: noise, tokens in any order, and rules of the corpus with pieces cut, copied and replaced. */

const SEEDS = [...RULES.map(({ text }) => text), ...REFUSED_RULES.map(({ marked }) => unmark(marked).text)];

const PIECES = [
  ['AND', 'OR', 'NOT', 'IN', 'BETWEEN', 'CONTAINS', 'STARTS WITH', 'IS NULL', 'IS NOT NULL', 'MATCHES', 'NOT_MATCHES', 'true', 'FALSE'],
  [
    '=',
    '!=',
    '>',
    '>=',
    '<',
    '<=',
    '(',
    ')',
    ',',
    ':',
    '+',
    '-',
    '*',
    '/',
    '()',
    '==',
    '<>',
    '&&',
    '!',
    ';',
    '"',
    "'",
    '\\',
    "\\'",
    '`',
    '“',
  ],
  [
    'age',
    'agee',
    'rfm_group',
    'customer_tags',
    'orders_placed',
    'count',
    'date',
    "anniversary('birth_date')",
    'orders_placed.count()',
    'orders_placed.nth_date(2, ',
    'shopify_email.opened()',
    'last_order_date - first_order_date',
    'metafields.$app:a.b-c',
    'a.',
    '.b',
  ],
  [
    "'vip'",
    "''",
    '5',
    '-5',
    '007',
    '1,000',
    '1e5',
    '.5',
    '99999999999999999999',
    'today',
    'now',
    '-90d',
    '+1y',
    '90_days_ago',
    '2026-02-30',
  ],
  [
    '2026-05-30',
    '2026-05-30T16:00:00Z',
    '--',
    '/*',
    '*/',
    '\n',
    '\r\n',
    '\t',
    ' ',
    '\u00a0',
    '\0',
    '\ud800',
    '🎉',
    'é',
    '½',
    '𝟘',
    'WHERE ',
    'ORDER BY x',
  ],
].flat();

const noise = fc.oneof(fc.string({ unit: anyCharacter, maxLength: 60 }), fc.string({ unit: 'grapheme-ascii', maxLength: 60 }));
const soup = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 30 })
  .chain((pieces) => fc.constantFrom('', ' ').map((blank) => pieces.join(blank)));

interface Edit {
  readonly at: number;
  readonly length: number;
  readonly insert: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(200),
  length: fc.nat(12),
  insert: fc.oneof(fc.constant(''), fc.constantFrom(...PIECES), fc.constantFrom(...SEEDS), fc.string({ unit: anyCharacter, maxLength: 3 })),
});

const mutated = fc
  .tuple(fc.constantFrom(...SEEDS), fc.array(edit, { minLength: 1, maxLength: 4 }))
  .map(([seed, edits]) => edits.reduce(applyEdit, seed));

function applyEdit(text: string, { at, length, insert }: Edit): string {
  const start = at % (text.length + 1);
  return text.slice(0, start) + insert + text.slice(start + length);
}

const JOINTS = [
  { before: '', between: ' AND ', after: '' },
  { before: '', between: '\nor\t', after: '' },
  { before: 'NOT (', between: ') AND (', after: ')' },
];

/** Rules of the corpus joined to a larger one. */
const joined = fc
  .tuple(fc.array(fc.constantFrom(...RULES), { minLength: 1, maxLength: 5 }), fc.constantFrom(...JOINTS))
  .map(([rules, { before, between, after }]) => before + rules.map(({ text }) => text).join(between) + after);

export const randomText: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: joined, weight: 1 },
  { arbitrary: mutated, weight: 3 },
  { arbitrary: soup, weight: 2 },
  { arbitrary: noise, weight: 1 },
);
