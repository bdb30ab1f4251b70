import { consent } from '../../src/records/index.js';
import { besideWordAhead, isLaterWord, isWithdrawal, PROTECTION, type Word } from '../../src/sync/kinds/later-word.js';

const DATES = ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.001Z'];
const STATUSES = consent.fields.status.allowed as readonly Word['status'][];
const DATED = DATES.flatMap((changedAt) => STATUSES.map((status): Word => ({ status, changedAt, dated: true })));
const pairs = DATED.flatMap((one) => DATED.map((other) => [one, other] as const));

const after = (held: Word, word: Word) => (isLaterWord(word, held) ? word : held);

test('every word protects the person more or less than every other', () => {
  expect([...PROTECTION].toSorted()).toEqual([...STATUSES].toSorted());
});

test('of two dated words the same one stays, in whatever order they come and however often', () => {
  for (const [one, other] of pairs) {
    const kept = after(one, other);
    expect(after(other, one)).toEqual(kept);
    expect(after(after(kept, one), other)).toEqual(kept);
  }
});

test('the later word stays; of one moment, the one that protects more', () => {
  for (const [one, other] of pairs) {
    const kept = after(one, other);
    const latest = [one, other]
      .map(({ changedAt }) => changedAt ?? '')
      .toSorted()
      .at(-1);
    expect(kept.changedAt).toBe(latest);
    const ofThatMoment = [one, other].filter(({ changedAt }) => changedAt === latest).map(({ status }) => PROTECTION.indexOf(status));
    expect(PROTECTION.indexOf(kept.status)).toBe(Math.max(...ofThatMoment));
  }
});

test('a word without a date withdraws, and does nothing else to a word that has one', () => {
  for (const held of DATED) {
    for (const status of STATUSES) {
      const word: Word = { status, changedAt: '2026-02-01T00:00:00.000Z', dated: false };
      const protectsMore = PROTECTION.indexOf(status) > PROTECTION.indexOf(held.status);
      expect(isLaterWord(word, held)).toBe(isWithdrawal(word) && protectsMore);
    }
  }
});

test('a withdrawal is undone by nothing but a later word that has a date', () => {
  const withdrawals = STATUSES.filter((status) => isWithdrawal({ status }));
  expect(withdrawals.toSorted()).toEqual(['INVALID', 'REDACTED', 'UNSUBSCRIBED']);
  const changedAt = DATES[1] as string;
  for (const held of withdrawals.map((status): Word => ({ status, changedAt, dated: false }))) {
    expect(isLaterWord({ status: 'SUBSCRIBED', changedAt: '2026-02-01T00:00:00.000Z', dated: false }, held)).toBe(false);
    expect(isLaterWord({ status: 'SUBSCRIBED', changedAt: DATES[0] as string, dated: true }, held)).toBe(false);
    expect(isLaterWord({ status: 'SUBSCRIBED', changedAt, dated: true }, held)).toBe(false);
    expect(isLaterWord({ status: 'SUBSCRIBED', changedAt: '2026-02-01T00:00:00.000Z', dated: true }, held)).toBe(true);
  }
});

test('words without a date follow one another while nothing was withdrawn', () => {
  const undated = (status: Word['status']): Word => ({ status, changedAt: null, dated: false });
  expect(
    ['PENDING', 'SUBSCRIBED', 'NOT_SUBSCRIBED', 'SUBSCRIBED'].map((status) => undated(status as Word['status'])).reduce(after).status,
  ).toBe('SUBSCRIBED');
});

test('a withdrawal is as late as a word from a clock that goes before, within the tolerance; else its date is its own', () => {
  const held: Word = { status: 'SUBSCRIBED', changedAt: '2026-01-01T12:04:00.000Z', dated: true };
  const present = { now: '2026-01-01T12:01:00.000Z', toleranceMs: 300_000 };
  const dateOf = (word: Word, { now = present.now } = {}) => besideWordAhead(word, held, { ...present, now }).changedAt;
  const withdrawn = (changedAt: string): Word => ({ status: 'UNSUBSCRIBED', changedAt, dated: true });
  expect(dateOf(withdrawn('2026-01-01T12:01:00.000Z'))).toBe(held.changedAt);
  expect(dateOf({ ...withdrawn(present.now), dated: false })).toBe(held.changedAt);
  // Said before the word can have been.
  expect(dateOf(withdrawn('2026-01-01T11:58:59.999Z'))).toBe('2026-01-01T11:58:59.999Z');
  // Later than the word, or of a word that lies behind.
  expect(dateOf(withdrawn('2026-01-01T12:04:30.000Z'))).toBe('2026-01-01T12:04:30.000Z');
  expect(dateOf(withdrawn('2026-01-01T12:01:00.000Z'), { now: '2026-01-01T12:04:00.000Z' })).toBe('2026-01-01T12:01:00.000Z');
  expect(dateOf({ status: 'PENDING', changedAt: present.now, dated: true })).toBe(present.now);
});
