import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { completeRule, type Diagnostic, encodeTree, readRule, readTree } from '../../src/language/index.js';
import { randomRule } from './support/random-rule.js';
import { randomText } from './support/random-text.js';
import { withoutSpans } from './support/without-spans.js';
import { TEST_VOCABULARY } from './support/vocabulary.js';

/**
 * Any text is answered: with a rule, or with diagnostics that stand inside of it; never by an exception or a wait.
 * `FUZZ_RUNS=1000000 npx jest test/language/fuzz` searches longer; the slowest text is written to standard error.
 */
// oxlint-disable-next-line node/no-process-env
const numRuns = Number(process.env.FUZZ_RUNS ?? 20_000);

function expectInside(text: string, { span, code, message, suggestion }: Diagnostic): void {
  const { offset, length, line, column } = span;
  const before = text.slice(0, offset).split('\n');
  const inside =
    offset >= 0 && length >= 0 && offset + length <= text.length && line === before.length && column === (before.at(-1)?.length ?? 0) + 1;
  if (!inside || message === '' || suggestion === text.slice(offset, offset + length))
    throw new Error(`${code} at ${JSON.stringify(span)}`);
}

interface Timed {
  readonly durationMs: number;
  readonly text: string;
}

/** The slower of two; a text counts with the better of two times, as other work comes in between. */
function slower(slowest: Timed, text: string, firstMs: number): Timed {
  const start = performance.now();
  readRule(text, TEST_VOCABULARY);
  const durationMs = Math.min(firstMs, performance.now() - start);
  return durationMs > slowest.durationMs ? { durationMs, text } : slowest;
}

test(
  'any text is answered',
  () => {
    let slowest: Timed = { durationMs: 0, text: '' };
    let accepted = 0;
    fc.assert(
      fc.property(randomText, (text) => {
        const start = performance.now();
        const { rule, text: printed, tree, diagnostics } = readRule(text, TEST_VOCABULARY);
        const durationMs = performance.now() - start;
        if (durationMs > slowest.durationMs) slowest = slower(slowest, text, durationMs);
        diagnostics.forEach((diagnostic) => expectInside(text, diagnostic));
        expect(diagnostics.length === 0).toBe(rule !== undefined);
        if (!rule || printed === undefined) return;
        accepted++;
        const again = readRule(printed, TEST_VOCABULARY);
        expect([again.text, withoutSpans(again.rule)]).toEqual([printed, withoutSpans(rule)]);
        expect(readTree(tree, TEST_VOCABULARY).text).toBe(printed);
      }),
      { numRuns },
    );
    process.stderr.write(
      `fuzz: ${numRuns} texts, ${accepted} rules, slowest ${slowest.durationMs.toFixed(1)} ms: ${JSON.stringify(slowest.text)}\n`,
    );
  },
  60 * 60_000,
);

test(
  'any place of any text has completions or none',
  async () => {
    await fc.assert(
      fc.asyncProperty(randomText, fc.nat(200), async (text, offset) => {
        for (const { span } of await completeRule(text, offset, TEST_VOCABULARY)) {
          expect(span.offset >= 0 && span.offset + span.length <= text.length).toBe(true);
        }
      }),
      { numRuns: Math.ceil(numRuns / 20) },
    );
  },
  60 * 60_000,
);

/** Places of a tree, each as the object or list that holds it and the key. */
function placesOf(tree: object): readonly (readonly [holder: object, key: string])[] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) => [
    [tree, key] as const,
    ...(typeof value === 'object' && value !== null ? placesOf(value) : []),
  ]);
}

test(
  'any tree with a piece replaced is answered',
  () => {
    const piece = fc.constantFrom<unknown>(0, -1, '', 'age', 'IN', true, null, [], {}, { value: 5 }, [{ attribute: 'age' }], { not: {} });
    fc.assert(
      fc.property(randomRule, fc.nat(), piece, (rule, place, replacement) => {
        const tree: object = structuredClone(encodeTree(rule));
        const places = placesOf(tree);
        const [holder, key] = places[place % places.length]!;
        Object.assign(holder, { [key]: replacement });
        const { rule: read, text, diagnostics } = readTree(tree, TEST_VOCABULARY);
        expect(diagnostics.length === 0).toBe(read !== undefined);
        expect(diagnostics.every(({ path, message }) => Array.isArray(path) && message !== '')).toBe(true);
        expect(text === undefined ? undefined : readRule(text, TEST_VOCABULARY).text).toBe(text);
      }),
      { numRuns: Math.ceil(numRuns / 10) },
    );
  },
  60 * 60_000,
);

test(
  'any JSON is answered',
  () => {
    const keys = fc.constantFrom(
      'and',
      'or',
      'not',
      'attribute',
      'argument',
      'operator',
      'value',
      'values',
      'function',
      'matches',
      'parameters',
      'name',
      'left',
      'right',
      'measure',
      'ordinal',
      'arithmetic',
      '__proto__',
    );
    const leaves = fc.constantFrom<unknown>(
      'age',
      '=',
      'IN',
      'BETWEEN',
      'IS NULL',
      'orders_placed',
      'count',
      '+',
      '-90d',
      5,
      -0,
      1e21,
      0.1,
      true,
      null,
      [],
      '\0',
    );
    const { json } = fc.letrec<{ json: unknown }>((tie) => ({
      json: fc.oneof(
        { depthSize: 'medium' },
        leaves,
        fc.array(tie('json'), { maxLength: 3 }),
        fc.dictionary(keys, tie('json'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(json, (tree) => {
        const { rule, text, diagnostics } = readTree(tree, TEST_VOCABULARY);
        expect(diagnostics.length === 0).toBe(rule !== undefined);
        expect(diagnostics.every(({ path }) => Array.isArray(path))).toBe(true);
        expect(text === undefined ? undefined : readRule(text, TEST_VOCABULARY).text).toBe(text);
      }),
      { numRuns: Math.ceil(numRuns / 10) },
    );
  },
  60 * 60_000,
);
