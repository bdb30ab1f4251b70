import { type Completion, completeRule, type Diagnostic, type FindValues, readRule } from '../../src/language/index.js';
import { REFUSED_RULES } from '../corpus/refused-rules.js';
import { golden } from '../support/golden.js';
import { unmark } from './support/marked.js';
import { TEST_VOCABULARY } from './support/vocabulary.js';

/* What people read, whole, to be looked over when it changes. CANTLE_UPDATE_GOLDEN=1 writes the files anew. */

const SHORTENED = 200;

function lineOf({ span: { line, column, length }, code, message, expected, suggestion }: Diagnostic): string {
  const hints = [
    ...(expected.length === 0 ? [] : [`expects ${expected.slice(0, SHORTENED).join(' | ')}`]),
    ...(suggestion === undefined ? [] : [`suggests ${JSON.stringify(suggestion)}`]),
  ];
  return `  ${line}:${column}+${length} ${code} ${message}${hints.map((hint) => `\n    ${hint}`).join('')}`;
}

/** The most values and the like, of which the end says nothing new. */
function shortened(text: string): string {
  return text.length > SHORTENED ? `${text.slice(0, SHORTENED)}…` : text;
}

test('the diagnostics of every refused rule say what they did', () => {
  const actual = REFUSED_RULES.map(({ marked }) => {
    const { text } = unmark(marked);
    return [JSON.stringify(shortened(text)), ...readRule(text, TEST_VOCABULARY).diagnostics.map(lineOf), ''].join('\n');
  }).join('\n');
  expect(actual).toBe(golden('language/golden/diagnostics.txt', actual));
});

const PLACES = [
  '|',
  'a|',
  'number|',
  'orders_placed.|',
  'storefront_event.p|',
  'age |',
  'age IS |',
  'age NOT |',
  'rfm_group = |',
  "rfm_group = 'L|",
  'home_owner = |',
  'birth_date > |',
  'birth_date > -5|',
  'last_order_date > |',
  'last_order_date > -36|',
  "customer_language = '|",
  "customer_tags CONTAINS '|",
  "anniversary('|",
  "anniversary('birth_date') = |",
  "anniversary('birth_date') BETWEEN today AND +2|",
  'orders_placed |',
  'orders_placed MATCHES |',
  'orders_placed MATCHES (|',
  'orders_placed MATCHES (channel = |',
  'orders_placed MATCHES (app_id = |',
  'orders_placed MATCHES (gift |',
  'orders_placed MATCHES (gift = true |',
  'nothing_like_it(|',
  'nothing_like_it MATCHES (|',
  'nothing_like_it MATCHES (more = |',
  'orders_placed.count(|',
  'orders_placed.count() > |',
  'nothing.count(|',
  'last_order_date > first|',
  'age + |',
  'age > 3 |',
  '(age > 3 |',
];

const VALUES: FindValues = async () => [
  { value: 'en', label: 'English' },
  { value: "it's", label: 'A quote' },
];

function proposalOf({ kind, text, label, detail, span }: Completion): string {
  return `  ${span.offset}+${span.length} ${kind} ${text} — ${label} — ${detail}`;
}

test('the proposals at every kind of place are what they were', async () => {
  const blocks = PLACES.map(async (barred) => {
    const completions = await completeRule(barred.replace('|', ''), barred.indexOf('|'), TEST_VOCABULARY, VALUES);
    return [barred, ...completions.map(proposalOf), ''].join('\n');
  });
  const actual = (await Promise.all(blocks)).join('\n');
  expect(actual).toBe(golden('language/golden/proposals.txt', actual));
});
