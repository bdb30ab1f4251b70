import { completeRule, DEFAULT_LIMITS, type FindValues, readRule } from '../../src/language/index.js';
import { RULES } from '../corpus/rules.js';
import { replaceSpan } from './support/marked.js';
import { TEST_VOCABULARY } from './support/vocabulary.js';

// Long because every place of a rule proposes something of its own.

/** The texts that are proposed at the bar. */
async function proposed(barred: string, findValues?: FindValues): Promise<readonly string[]> {
  return (await completionsAt(barred, findValues)).map(({ text }) => text);
}

async function completionsAt(barred: string, findValues?: FindValues) {
  return completeRule(barred.replace('|', ''), barred.indexOf('|'), TEST_VOCABULARY, findValues);
}

/** The text after the first proposal was accepted. */
async function accepted(barred: string): Promise<string> {
  const [first] = await completionsAt(barred);
  return first ? replaceSpan(barred.replace('|', ''), first.span, first.text) : '';
}

const ORDERED = ['=', '!=', '>', '>=', '<', '<=', 'BETWEEN'];

describe('where a clause begins', () => {
  test('proposes attributes, calls, functions and NOT', async () => {
    expect(await proposed('|')).toEqual(expect.arrayContaining(['age', "anniversary('birth_date')", 'orders_placed', 'NOT', '(']));
  });

  test.each(['age > 3 AND |', 'age > 3 OR |', 'NOT |', '(|', 'NOT (|'])('proposes attributes at %s', async (barred) => {
    expect(await proposed(barred)).toContain('age');
  });

  test('proposes names that begin with what was typed first, then those that have it inside', async () => {
    expect(await proposed('order|')).toEqual([
      'orders_placed',
      'first_order_date',
      'last_order_date',
      'number_of_orders',
      "anniversary('first_order_date')",
    ]);
  });

  test('goes on behind errors', async () => {
    expect(await proposed('agee > 3 AND (age @ 5) OR customer_t|')).toEqual(['customer_tags']);
  });
});

describe('behind a name', () => {
  test('proposes the operators that the attribute takes', async () => {
    expect(await proposed('customer_tags |')).toEqual(['CONTAINS', 'NOT CONTAINS', 'IS NULL', 'IS NOT NULL']);
    expect(await proposed("anniversary('birth_date') |")).toEqual(['=', 'BETWEEN', 'IS NULL', 'IS NOT NULL']);
  });

  test('proposes MATCHES for a function, by any name', async () => {
    expect(await proposed('storefront.product_viewed |')).toEqual(['MATCHES', 'NOT MATCHES', 'IS NULL', 'IS NOT NULL']);
  });

  test('proposes the rest of an operator of several words', async () => {
    expect(await proposed('age is n|')).toEqual(['IS NULL', 'IS NOT NULL']);
    expect(await accepted('customer_tags not  con|')).toBe('customer_tags NOT CONTAINS');
    expect(await accepted('age IS NOT |')).toBe('age IS NOT NULL');
  });

  test('proposes longer symbols', async () => {
    expect(await proposed('age >|')).toEqual(['>', '>=']);
  });

  test('proposes nothing for a name that nobody knows', async () => {
    expect(await proposed('agee |')).toEqual([]);
  });
});

describe('where a value belongs', () => {
  test('proposes the allowed values in quotes', async () => {
    expect(await proposed("rfm_group = 'ch|")).toEqual(["'CHAMPIONS'"]);
    expect(await accepted("rfm_group = 'ch|ief' AND age > 3")).toBe("rfm_group = 'CHAMPIONS' AND age > 3");
    expect(await proposed('rfm_group IN (|')).toContain("'LOYAL'");
    expect(await proposed("rfm_group IN ('LOYAL', lo|")).toEqual(["'LOYAL'"]);
  });

  test('proposes true and false', async () => {
    expect(await proposed('home_owner = |')).toEqual(['true', 'false', "attribute('vip')"]);
  });

  test('proposes dates that the type takes', async () => {
    expect(await proposed('last_order_date > |')).toEqual(expect.arrayContaining(['today', 'now', '-90d']));
    expect(await proposed('birth_date > |')).not.toContain('now');
    expect(await proposed('birth_date > -18|')).toEqual(['-18d', '-18w', '-18m', '-18y']);
    expect(await proposed('last_order_date BETWEEN -90d AND to|')).toEqual(['today']);
  });

  test('asks for values that the vocabulary does not list', async () => {
    const asked: string[] = [];
    const findValues: FindValues = async ({ name }, prefix) => {
      asked.push(`${name}: ${prefix}`);
      return [{ value: "it's", label: 'It is' }];
    };
    expect(await proposed("customer_tags CONTAINS 'it|", findValues)).toEqual(["'it\\'s'"]);
    expect(asked).toEqual(['customer_tags: it']);
  });
});

describe('in a list', () => {
  test('proposes how it begins, goes on and ends', async () => {
    expect(await proposed('age IN |')).toEqual(['(']);
    expect(await proposed('age IN (3 |')).toEqual([',', ')']);
    expect(await proposed('age BETWEEN 3 |')).toEqual(['AND']);
  });
});

describe('in the deprecated form of a call', () => {
  test('proposes the values of a parameter', async () => {
    expect(await proposed('orders_placed(channel: |')).toEqual(["'online'", "'phone'", "'store'"]);
    expect(await proposed("anniversary('birth_date' |")).toEqual([')']);
  });
});

describe('behind a clause', () => {
  test('proposes how clauses are joined', async () => {
    expect(await proposed('age > 3 |')).toEqual(['AND', 'OR']);
    expect(await proposed('(age > 3 |')).toEqual(['AND', 'OR', ')']);
    expect(await proposed('age > 3 a|')).toEqual(['AND']);
  });
});

describe('inside of MATCHES', () => {
  test('proposes the parameters that a call is for, and goes on behind it', async () => {
    expect(await proposed('orders_placed MATCHES (ignoring_case(|')).toEqual(["'location_id'", "'app_id'"]);
    expect(await proposed("orders_placed.count(ignoring_accents('app|")).toEqual(["'app_id'"]);
    expect(await proposed("orders_placed MATCHES (ignoring_case('app_id') |")).toContain('STARTS WITH');
    expect(await proposed("orders_placed MATCHES (app_id = ignoring_case('loc|")).toEqual(["'location_id'"]);
  });

  test('proposes the parameters of the function', async () => {
    const calls = ["ignoring_case('activity_id')", "ignoring_accents('activity_id')"];
    expect(await proposed('shopify_email.opened MATCHES (|')).toEqual(['activity_id', 'date', 'count', ...calls]);
    expect(await proposed('shopify_email.opened MATCHES (count > 3, d|')).toEqual(['date']);
  });

  test('proposes the operators and values of a parameter', async () => {
    expect(await proposed('orders_placed MATCHES (gift |')).toEqual(['=', '!=']);
    expect(await proposed('orders_placed MATCHES (channel = |')).toEqual(["'online'", "'phone'", "'store'"]);
    expect(await proposed('orders_placed MATCHES (count > 3 |')).toEqual([',', ')']);
  });
});

describe('inside of a computed value', () => {
  test('proposes attributes of the same kind behind an operator, and functions that have such measures', async () => {
    const numbers = [
      'amount_spent',
      'average_effort',
      'metafields.custom.shoe_size',
      'number_of_orders',
      "attribute('shoe_size')",
      'customer_within_distance.',
      'orders_placed.',
      'products_purchased.',
      'shopify_email.bounced.',
      'shopify_email.clicked.',
      'shopify_email.delivered.',
      'shopify_email.marked_as_spam.',
      'shopify_email.opened.',
      'shopify_email.unsubscribed.',
      'facts.',
      'storefront_event.product_viewed.',
    ];
    expect(await proposed('age > |')).toEqual(numbers);
    expect(await proposed('age > 2 * |')).toEqual(['age', ...numbers]);
    expect(await proposed('last_channel != f|')).toEqual(['favourite_channel', 'favourite_tag']);
    expect(await proposed('age BETWEEN number_of_orders AND am|')).toEqual(['amount_spent']);
    expect(await proposed('age IN (3, am|')).toEqual(['amount_spent']);
    expect(await proposed('age > (am|')).toEqual(['amount_spent']);
    expect(await proposed('5 < am|')).toEqual(['amount_spent']);
    expect(await proposed('today < b|')).toEqual(['birth_date']);
  });

  test('proposes dates to subtract from a date, and none that are written out', async () => {
    expect(await proposed('last_order_date - f|')).toEqual(['first_order_date']);
    expect(await proposed('last_order_date - t|')).toEqual([]);
    expect(await proposed('last_order_date - first_order_date > am|')).toEqual(['amount_spent']);
  });

  test('proposes no attributes of several values, and none inside of quotes', async () => {
    expect(await proposed('customer_language = c|')).toEqual(['created_by_app_id', 'customer_account_status', 'customer_email_domain']);
    expect(await proposed("customer_language = 'c|")).toEqual([]);
    expect(await proposed('customer_tags CONTAINS f|')).toEqual([]);
    expect(await proposed('orders_placed MATCHES (amount > am|')).toEqual([]);
    expect(await proposed("anniversary('birth_date') = b|")).toEqual([]);
    expect(await proposed('agee > am|')).toEqual([]);
  });

  test('proposes the measures of a function behind its dot', async () => {
    expect(await proposed('orders_placed.|')).toEqual([
      'orders_placed.count(',
      'orders_placed.sum_amount(',
      'orders_placed.avg_amount(',
      'orders_placed.distinct_channel(',
      'orders_placed.first_date(',
      'orders_placed.last_date(',
      'orders_placed.nth_date(',
    ]);
    expect(await proposed('age > 3 AND (orders_placed.s|')).toEqual(['orders_placed.sum_amount(']);
    expect(await accepted('orders_placed.su| > 3')).toBe('orders_placed.sum_amount( > 3');
    expect(await proposed('shopify_email.op|')).toEqual(['shopify_email.opened']);
    expect(await proposed('shopify_email.opened.|')).toEqual(['shopify_email.opened.count(', 'shopify_email.opened.first_date(']);
  });

  test('proposes only measures that fit what they are compared with', async () => {
    expect(await proposed('last_order_date > orders_placed.|')).toEqual([
      'orders_placed.first_date(',
      'orders_placed.last_date(',
      'orders_placed.nth_date(',
    ]);
    expect(await proposed('age + shopify_email.opened.|')).toEqual(['shopify_email.opened.count(']);
    expect(await proposed('orders_placed.first_date() > shopify_email.opened.|')).toEqual(['shopify_email.opened.first_date(']);
  });

  test('proposes the parameters of a measure that choose records', async () => {
    const filters = [
      'date',
      'amount',
      'channel',
      'location_id',
      'app_id',
      'gift',
      'followed_by',
      'followed_by.within_days',
      'not_followed_by',
      "ignoring_case('location_id')",
      "ignoring_case('app_id')",
      "ignoring_accents('location_id')",
      "ignoring_accents('app_id')",
    ];
    expect(await proposed('orders_placed.count(|')).toEqual(filters);
    expect(await proposed('age < orders_placed.count(gift = true, |')).toEqual(filters);
    expect(await proposed('orders_placed.nth_date(2, |')).toEqual(filters);
    expect(await proposed('orders_placed.count(gift |')).toEqual(['=', '!=']);
    const opened = "orders_placed MATCHES (followed_by = 'shopify_email.opened', ";
    const ofOthers = ['followed_by.within_days', 'followed_by.activity_id', 'followed_by.date'];
    const calls = ["ignoring_case('followed_by.activity_id')", "ignoring_accents('followed_by.activity_id')"];
    expect(await proposed(`${opened}followed_by.|`)).toEqual([...ofOthers, ...calls]);
    expect(await proposed(`${opened}followed_by.date >= t|`)).toEqual(['today']);
    expect(await proposed('orders_placed.count(channel = |')).toEqual(["'online'", "'phone'", "'store'"]);
    expect(await proposed('orders_placed.count(gift = true |')).toEqual([',', ')']);
  });

  test('proposes the operators that compare what is computed', async () => {
    expect(await proposed('orders_placed.count() |')).toEqual([...ORDERED, 'IN', 'NOT IN', 'IS NULL', 'IS NOT NULL']);
    expect(await proposed('age + 1 |')).toEqual([...ORDERED, 'IN', 'NOT IN', 'IS NULL', 'IS NOT NULL']);
    expect(await proposed('orders_placed.first_date() B|')).toEqual(['BETWEEN']);
    expect(await proposed('true |')).toEqual(['=', '!=', 'IS NULL', 'IS NOT NULL']);
    expect(await proposed('shopify_email.opened() |')).toEqual(['MATCHES', 'NOT MATCHES', 'IS NULL', 'IS NOT NULL']);
    expect(await proposed('orders_placed.cuont() |')).toEqual([]);
    expect(await proposed('(age + 1 |')).toEqual([')', ...ORDERED, 'IN', 'NOT IN', 'IS NULL', 'IS NOT NULL']);
    expect(await proposed('age > (number_of_orders + 1 |')).toEqual([')']);
  });

  test('proposes dates beside measures of dates', async () => {
    expect(await proposed('orders_placed.first_date() > to|')).toEqual(['today']);
    expect(await proposed('orders_placed.count() > to|')).toEqual([]);
  });

  test('proposes how clauses are joined behind it', async () => {
    expect(await proposed('age > number_of_orders + 1 |')).toEqual(['AND', 'OR']);
    expect(await proposed('(age > number_of_orders + 1 |')).toEqual(['AND', 'OR', ')']);
  });
});

describe('what was typed', () => {
  const TAGS: FindValues = async () => [
    { value: 'gold', label: 'Very important' },
    { value: 'old', label: 'gone' },
    { value: 'two words', label: '' },
  ];

  test('is looked for in the beginning, then inside, then in the label, from two characters on and in any case', async () => {
    expect(await proposed("customer_tags CONTAINS 'OLD|", TAGS)).toEqual(["'old'", "'gold'"]);
    expect(await proposed("customer_tags CONTAINS 'IMPO|", TAGS)).toEqual(["'gold'"]);
    expect(await proposed("customer_tags CONTAINS 'GON|", TAGS)).toEqual(["'old'"]);
    expect(await proposed("customer_tags CONTAINS 'l|", TAGS)).toEqual([]);
    expect(await proposed("customer_tags CONTAINS 'two   w|", TAGS)).toEqual(["'two words'"]);
    expect(await proposed("customer_tags CONTAINS ' gold|", TAGS)).toEqual(["'gold'"]);
  });

  test('gets at most a hundred proposals', async () => {
    const many: FindValues = async () => Array.from({ length: 150 }, (_, index) => ({ value: `v${index}`, label: '' }));
    expect(await proposed("customer_tags CONTAINS 'v|", many)).toHaveLength(100);
  });

  test('of a value is replaced to its closing quote, of a name to its end', async () => {
    expect(await accepted("customer_countries CONTAINS 'F|R' AND age > 3")).toBe("customer_countries CONTAINS 'FR' AND age > 3");
    expect(await accepted("rfm_group = 'LO|' AND age > 3")).toBe("rfm_group = 'LOYAL' AND age > 3");
    expect(await accepted('number|_of > 3')).toBe('number_of_orders > 3');
    expect(await accepted('rfm_group = LO|YAL AND age > 3')).toBe("rfm_group = 'LOYAL' AND age > 3");
  });

  test('may be the sign of an offset', async () => {
    expect(await proposed('birth_date > -|')).toEqual(expect.arrayContaining(['-30d']));
    expect(await proposed("anniversary('birth_date') BETWEEN today AND +|")).toEqual(expect.arrayContaining(['+30d']));
  });

  test('is done where a text is closed', async () => {
    expect(await proposed("rfm_group = 'LOYAL'|")).toEqual(['AND', 'OR']);
    expect(await proposed('age > 3|')).toEqual([]);
  });
});

test('proposes in a text of the greatest length', async () => {
  const text = 'age > 3'.padEnd(DEFAULT_LIMITS.textLength);
  expect((await completeRule(text, text.length, TEST_VOCABULARY)).map((completion) => completion.text)).toEqual(['AND', 'OR']);
});

test('proposes the arguments of a call', async () => {
  expect(await proposed("anniversary('bi|")).toEqual(["'birth_date'", "'metafields.facts.birth_date'"]);
});

test('keeps an offset inside the text and a text too long without proposals', async () => {
  expect(await completeRule('age ', 1e9, TEST_VOCABULARY)).not.toEqual([]);
  expect(await completeRule('age ', -5, TEST_VOCABULARY)).toEqual(await completeRule('', 0, TEST_VOCABULARY));
  expect(await completeRule('age ', Number.NaN, TEST_VOCABULARY)).not.toEqual([]);
  expect(await completeRule(' '.repeat(DEFAULT_LIMITS.textLength + 1), 3, TEST_VOCABULARY)).toEqual([]);
});

/** What the corpus has and proposals do not: numbers, texts and days of one's own, deprecated spellings, arithmetic, and a literal on the left. */
const FREE = /^(?:[+-]?\d|'|7_|12_|[-+*/]$)/;

/** The words of all that is proposed at a place. */
async function wordsAt(text: string, offset: number): Promise<readonly string[]> {
  const completions = await completeRule(text, offset, TEST_VOCABULARY);
  return completions.flatMap((completion) => [...completion.text.split(/[ (]/), completion.text]);
}

test('proposes each word of a rule at its beginning, and a measure behind the dot of its function', async () => {
  for (const { text, printed } of RULES) {
    if (printed !== undefined) continue;
    for (const { 0: word, index } of text.matchAll(/'(?:[^'\\]|\\.)*'|[^\s(),]+/g)) {
      if (FREE.test(word) || (word === 'today' && index === 0) || text.slice(0, index).endsWith("('") || /[(']$/.test(text.slice(0, index)))
        continue;
      const isMeasure = word.includes('.') && text[index + word.length] === '(';
      const offset = isMeasure ? index + word.lastIndexOf('.') + 1 : index;
      expect({ text, word, proposed: await wordsAt(text, offset) }).toMatchObject({ proposed: expect.arrayContaining([word]) });
    }
  }
});

test('every proposal behind an unfinished rule is read where it is put', async () => {
  for (const barred of [
    '|',
    'age |',
    'age > |',
    'age + |',
    'rfm_group = |',
    'orders_placed MATCHES (|',
    'orders_placed.count(|',
    'age > 3 |',
  ]) {
    for (const { span, text } of await completionsAt(barred)) {
      // What is proposed with its dot is no word yet.
      if (text.endsWith('.')) continue;
      const completed = replaceSpan(barred.replace('|', ''), span, text);
      const { diagnostics } = readRule(completed, TEST_VOCABULARY);
      expect(diagnostics.every(({ span: { offset } }) => offset >= completed.length)).toBe(true);
    }
  }
});
