import { type AttributeShape, type Diagnostic, MAX_DIAGNOSTICS, readRule, type Vocabulary } from '../../src/language/index.js';
import { REFUSED_RULES } from '../corpus/refused-rules.js';
import { replaceSpan, unmark } from './support/marked.js';
import { TEST_VOCABULARY } from './support/vocabulary.js';

function diagnose(text: string): readonly Diagnostic[] {
  return readRule(text, TEST_VOCABULARY).diagnostics;
}

describe.each(REFUSED_RULES)('$marked', ({ marked, problems }) => {
  const { text, spans } = unmark(marked);

  test('has these diagnostics at these places', () => {
    const diagnostics = diagnose(text);
    expect(diagnostics.map(({ code, suggestion }) => (suggestion === undefined ? [code] : [code, suggestion]))).toEqual(problems);
    expect(diagnostics.map(({ span: { offset, length } }) => ({ offset, length }))).toEqual(spans);
  });

  test('is no rule', () => {
    expect(readRule(text, TEST_VOCABULARY)).toEqual({ diagnostics: diagnose(text), mentions: expect.any(Object) });
  });

  test('is rid of a problem when its suggestion is followed', () => {
    for (const { span, code, suggestion } of diagnose(text)) {
      if (suggestion === undefined) continue;
      const left = diagnose(replaceSpan(text, span, suggestion)).filter((diagnostic) => diagnostic.span.offset === span.offset);
      expect(left.map((diagnostic) => diagnostic.code)).not.toContain(code);
    }
  });
});

describe('a diagnostic', () => {
  test('has the line and column of its place', () => {
    const [first, second] = diagnose("age > 5\r\n  AND agee < 3\n\tOR rfm_group = 'x'");
    expect(first?.span).toEqual({ offset: 15, length: 4, line: 2, column: 7 });
    expect(second?.span).toEqual({ offset: 40, length: 3, line: 3, column: 17 });
  });

  test('says what was expected', () => {
    expect(diagnose('age IS')[0]?.expected).toEqual(['NULL', 'NOT NULL']);
    expect(diagnose("rfm_group = 'X'")[0]?.expected).toContain("'CHAMPIONS'");
    expect(diagnose('customer_tags = 5')[0]?.expected).toEqual(['CONTAINS', 'NOT CONTAINS', 'IS NULL', 'IS NOT NULL']);
  });

  test('quotes at most 60 characters of the rule', () => {
    const messageOf = (name: string) => diagnose(`${name} = 5`)[0]?.message;
    const long = 'a'.repeat(60);
    expect(messageOf(long)).toContain(`\`${long}\``);
    expect(messageOf(`${long}a`)).toContain(`\`${long.slice(1)}…\``);
    expect(diagnose(`rfm_group = '${long}b'`)[0]?.message).toContain(`'${long}'`);
  });

  test('names at most 20 of the values that could stand there', () => {
    const allowed = Array.from({ length: 30 }, (_, index) => ({ value: `v${index}`, label: '' }));
    const many: AttributeShape = { ...TEST_VOCABULARY.attribute('rfm_group')!, allowed };
    const vocabulary: Vocabulary = { ...TEST_VOCABULARY, attribute: () => many };
    expect(readRule("rfm_group = 'x'", vocabulary).diagnostics[0]?.expected).toHaveLength(20);
  });

  test('comes with at most 99 others', () => {
    expect(diagnose('agee = 5 AND '.repeat(300))).toHaveLength(MAX_DIAGNOSTICS);
    expect(diagnose('@ '.repeat(300))).toHaveLength(MAX_DIAGNOSTICS);
  });
});

const EVERY_OPERATOR =
  '=,!=,>,>=,<,<=,BETWEEN,IN,NOT IN,CONTAINS,NOT CONTAINS,STARTS WITH,ENDS WITH,IS NULL,IS NOT NULL,MATCHES,NOT MATCHES'.split(',');

/** What a person reads, and what could stand there. */
const WORDS: readonly (readonly [text: string, message: string, expected: readonly string[]])[] = [
  ['age + 5 MATCHES ()', 'MATCHES tests a function, by its name.', []],
  ['()', 'There is nothing between these parentheses.', []],
  ['(age + 5 > 3', '`)` is missing for the `(` in line 1, column 1.', [')']],
  ['age > (5', '`)` is missing behind what is computed.', [')']],
  ['age > 5 +', 'A value is missing here.', ['an attribute', 'a measure', 'a text in quotes', 'a number', 'a date', 'true', 'false']],
  ['orders_placed MATCHES (gift =', 'A value is missing here.', ['a text in quotes', 'a number', 'a date', 'true', 'false']],
  ['+', 'A clause begins with an attribute or a function.', ['an attribute', 'a function', 'a measure', 'NOT', '(']],
  ['(age = 1) + 3', '`+` has no place here: clauses are joined by AND or OR.', ['AND', 'OR']],
  [
    'orders_placed MATCHES (amount > 5 * 3)',
    'A parameter is compared with plain values, and with other parameters of the record.',
    ['a text in quotes', 'a number', 'a date', 'true', 'false'],
  ],
  ["customer_language CONTAINS 'a' + 'b'", 'CONTAINS takes a plain text.', ['a text in quotes', 'a number', 'a date', 'true', 'false']],
  ["customer_language CONTAINS 'a' - 'b'", 'CONTAINS takes a plain text.', ['a text in quotes', 'a number', 'a date', 'true', 'false']],
  ["customer_language CONTAINS 'a' * 'b'", 'CONTAINS takes a plain text.', ['a text in quotes', 'a number', 'a date', 'true', 'false']],
  ["customer_language CONTAINS 'a' / 'b'", 'CONTAINS takes a plain text.', ['a text in quotes', 'a number', 'a date', 'true', 'false']],
  ['age > 1,000', 'Thousands are not separated.', ['a number']],
  [
    "customer_tags > 'a'",
    '`customer_tags` has several values and cannot be compared with >.',
    ['CONTAINS', 'NOT CONTAINS', 'IS NULL', 'IS NOT NULL'],
  ],
  ['home_owner > 3', '`home_owner` is of type boolean and cannot be compared with >.', ['=', '!=', 'IS NULL', 'IS NOT NULL']],
  ['age > 1e5', 'Numbers are written out, without an exponent.', ['a number']],
  [`age > ${'1'.repeat(31)}`, 'A number has at most 30 digits.', ['a number']],
  ['age BETWEEN 5', 'BETWEEN takes two values, joined by AND.', ['AND']],
  ['age IN 5', 'The values of `IN` stand in parentheses.', ['(']],
  ['age IN (5 6)', 'Values are separated by commas.', [',']],
  ['age IN (5', '`)` is missing behind the list of values.', [')']],
  ["anniversary('birth_date' = today", '`)` is missing behind the arguments of `anniversary`.', [')']],
  ['products_purchased(id: 5, date -3d) = true', 'A colon is missing here.', [':']],
  ['age IS 5', 'This operator is not complete.', ['NULL', 'NOT NULL']],
  ['age NOT 5', 'This operator is not complete.', ['IN', 'CONTAINS', 'MATCHES']],
  ['age AFTER 5', 'There is no operator `AFTER`.', EVERY_OPERATOR],
  ['age today 5', 'There is no operator `today`.', EVERY_OPERATOR],
  ['age 5', 'An operator is missing here.', EVERY_OPERATOR],
  ['age AND home_owner = true', 'An operator is missing here.', EVERY_OPERATOR],
  ['customer_language = true', '`customer_language` is compared with a text in quotes, not with `true`.', ['a text in quotes']],
  ["customer_language = '\u0000'", 'This text has a character that no stored text can have.', []],
  ['last_channel = 5', '`last_channel` is compared with a text in quotes, not with `5`.', ['a text in quotes']],
  ["last_channel = 'shop'", "`last_channel` has no value 'shop'; values are case-sensitive.", ["'online'", "'phone'", "'store'"]],
  ['age = today', '`age` is compared with a number, not with `today`.', ['a number']],
  ["age = 'x'", "`age` is compared with a number, not with `'x'`.", ['a number']],
  ['age = 1.5', '`age` is compared with a whole number of at most 64 bits, not with `1.5`.', ['a whole number of at most 64 bits']],
  ['home_owner = 5', '`home_owner` is compared with true or false, not with `5`.', ['true', 'false']],
  ['last_order_date = 5', '`last_order_date` is compared with a date, not with `5`.', ['a date']],
  ["last_order_date = 'soon'", "`last_order_date` is compared with a date, not with `'soon'`.", ['a date']],
  ['last_order_date = 2026-02-30', 'The calendar has no 2026-02-30.', ['a date']],
  ['last_order_date = -400000d', 'An offset reaches at most 1,000 years: 365250 in this unit.', ['a date']],
  ['birth_date = now', '`birth_date` is a day; `now` is an instant.', ['a day']],
  [
    'customer_within_distance MATCHES (coordinates = 5, distance_km = 1)',
    "`coordinates` is compared with a text `'latitude,longitude'`, not with `5`.",
    ["a text `'latitude,longitude'`"],
  ],
  [
    "customer_within_distance MATCHES (coordinates = '5', distance_km = 1)",
    "Coordinates are latitude and longitude in degrees, such as `'46.24,-63.13'`: from -90 to 90, and from -180 to 180.",
    ["'latitude,longitude'"],
  ],
  ["age + 5 CONTAINS 'a'", 'CONTAINS looks into an attribute; what is computed or written out is compared with `=` and its like.', []],
  ['age - today > 5', 'A date that is written out is compared, and an offset behind a date moves it: `a < b +30d`.', ['a number']],
  ["age - 'x' > 5", "`'x'` is no number.", ['a number']],
  ['last_order_date + 5 > 5', 'A date is moved by an offset, such as `+7d` or `-36h`.', ['an offset']],
  [
    'last_order_date * 5 > 5',
    '`last_order_date` is a date; only numbers are computed with, and one date less another or moved by an offset.',
    ['a number'],
  ],
  ['customer_tags = favourite_tag', '`customer_tags` has several values and cannot be computed with.', []],
  ["anniversary('birth_date') = birth_date", '`anniversary` is of type anniversary and cannot be computed with.', []],
  [
    'age > orders_placed.first_date()',
    '`age` is a number and is not compared with `orders_placed.first_date()`, which is a date.',
    ['a number'],
  ],
  [
    'home_owner = favourite_tag',
    '`home_owner` is true or false and is not compared with `favourite_tag`, which is a text.',
    ['true or false'],
  ],
  ['age + 1 = true', '`age + 1` is compared with a number, not with `true`.', ['a number']],
  [
    'last_channel < favourite_channel',
    '`last_channel` is a text and cannot be compared with <.',
    ['=', '!=', 'IN', 'NOT IN', 'IS NULL', 'IS NOT NULL'],
  ],
  [
    "home_owner IN (attribute('vip'))",
    '`home_owner` is true or false and cannot be compared with IN.',
    ['=', '!=', 'IS NULL', 'IS NOT NULL'],
  ],
  [
    '1 = 1',
    'This compares what is the same for all customers; an attribute or a measure stands on one side at least.',
    ['an attribute', 'a measure'],
  ],
  [
    'products_purchased(id: 5) > 3',
    'Parameters with colons are a test of a function in the deprecated form, `= true`; those of a measure have operators.',
    ['MATCHES', 'a measure'],
  ],
  [
    'products_purchased(id = 5) > 3',
    '`products_purchased` is tested with MATCHES (...), and computed with by a measure behind a dot.',
    ['MATCHES', 'a measure'],
  ],
  [
    'shopify_email.opened() > 3',
    '`shopify_email.opened` is a function; it is tested with MATCHES (...), and computed with by one of its measures.',
    ['shopify_email.opened.count()', 'shopify_email.opened.first_date()'],
  ],
  [
    'age > shopify_email.opened',
    '`shopify_email.opened` is a function; it is computed with by one of its measures.',
    ['shopify_email.opened.count()', 'shopify_email.opened.first_date()'],
  ],
  [
    'shopify_email.opened > 3',
    '`shopify_email.opened` is a function; it is tested with MATCHES (...), and computed with by one of its measures.',
    ['MATCHES', 'NOT MATCHES', 'IS NULL', 'IS NOT NULL', 'shopify_email.opened.count()', 'shopify_email.opened.first_date()'],
  ],
  [
    'shopify_email.opened.cont > 3',
    '`shopify_email.opened.cont` is no attribute; a measure has parentheses.',
    ['shopify_email.opened.count()', 'shopify_email.opened.first_date()'],
  ],
  ['shopify_email.opened.sum() > 3', '`shopify_email.opened` has no measure `sum`.', ['count', 'first_date']],
  ['metafields.custom.shoe_size() > 3', '`metafields.custom.shoe_size` is an attribute.', ['metafields.custom.shoe_size']],
  ['orders_place.count() > 3', 'There is no function `orders_place`.', ['orders_placed']],
  ['zzzzzzzzzzz.count() > 3', 'There is no function `zzzzzzzzzzz`.', ['a function']],
  [
    'shopify_email.opened.count(count > 3) > 3',
    '`count` tests the records that were chosen; the parameters of a measure choose them.',
    ['activity_id', 'date'],
  ],
  ['shopify_email.opened.count(zzz > 3) > 3', '`shopify_email.opened` has no parameter `zzz`.', ['activity_id', 'date']],
  ['shopify_email.opened MATCHES (zzz > 3)', '`shopify_email.opened` has no parameter `zzz`.', ['activity_id', 'date', 'count']],
  ['customer_within_distance.count() > 3', '`customer_within_distance` needs the parameter `coordinates`.', ['coordinates']],
  [
    'orders_placed.nth_date() > today',
    '`nth_date` takes the number of the record first: `nth_date(2)` is of the second one.',
    ['a whole number from 1'],
  ],
  ['orders_placed.nth_date(0) > today', 'Records are numbered from 1, in the order of their dates.', ['a whole number from 1']],
  ['orders_placed.count(2) > 3', '`count` is of all records that pass the parameters and takes no number.', ['a parameter']],
  ['orders_placed.count(', 'Here stands a text in quotes, or a parameter.', ['a text', 'a parameter']],
  ['orders_placed.nth_date(2,', 'A parameter of `orders_placed` is missing here.', ['a parameter']],
  [
    'customer_language = foo',
    'A text such as `foo` is written in single quotes.',
    ['a text in quotes', 'a number', 'a date', 'true', 'false'],
  ],
];

test.each(WORDS)('%s: %s', (text, message, expected) => {
  expect(diagnose(text)[0]).toMatchObject({ message, expected });
});

test('each diagnostic of the corpus has a message', () => {
  for (const { marked } of REFUSED_RULES) expect(diagnose(unmark(marked).text).map(({ message }) => message)).not.toContain('');
});
