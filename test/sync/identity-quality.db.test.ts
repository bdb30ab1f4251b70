import { sql } from '../../src/database/sql.js';
import { setIdentityRules, syncCustomers } from '../../src/sync/index.js';
import { peopleWithMistakes, type KnownRecord } from '../support/people-with-mistakes.js';
import { useOneDatabase } from '../support/workspace.js';

/* How well identities are resolved, on people of whom it is known who is who. docs/identity.md has the figures. */

const PEOPLE = 600;
const RULES = {
  rules: [
    { identifier: 'EMAIL', trust: 100 },
    { identifier: 'PHONE', trust: 80 },
    { identifier: 'NAME_AND_BIRTH_DATE', trust: 60 },
  ],
} as const;

const emptyWorkspace = useOneDatabase();

/** Pairs of records, as keys. */
function pairsOf(groups: Iterable<readonly number[]>): Set<string> {
  const pairs = new Set<string>();
  for (const group of groups) for (const a of group) for (const b of group) if (a < b) pairs.add(`${a} ${b}`);
  return pairs;
}

function grouped<Key>(records: readonly KnownRecord[], keyOf: (record: KnownRecord) => Key): number[][] {
  const groups = new Map<Key, number[]>();
  records.forEach((record, index) => groups.set(keyOf(record), [...(groups.get(keyOf(record)) ?? []), index]));
  return [...groups.values()];
}

test('finds who is who among records with the usual mistakes, and parts who only shares an address', async () => {
  const workspace = await emptyWorkspace();
  const context = { ...workspace, phoneRegion: 'DE' as const };
  await setIdentityRules(context, RULES);
  const records = peopleWithMistakes(PEOPLE);
  for (const source of ['crm', 'shop', 'mail']) {
    const those = records.filter((one) => one.source === source).map(({ record }) => record);
    for (let from = 0; from < those.length; from += 1_000) {
      const { rejected } = await syncCustomers(context, { source, records: those.slice(from, from + 1_000) });
      expect(rejected).toBe(0);
    }
  }
  const names = await workspace.database.query<{ name: string; id: string }>(sql`/* test */
    select external_id as name, customer_id as id from customer_external_id`);
  const idOf = new Map(names.map(({ name, id }) => [name, id]));
  const truth = pairsOf(grouped(records, ({ person }) => person));
  const found = pairsOf(grouped(records, ({ record }) => idOf.get(record.externalId)));
  const right = [...found].filter((pair) => truth.has(pair)).length;

  const reviews = await workspace.database.query<{ a: string; b: string }>(sql`/* test */
    select customer_id as a, other_id as b from identity_review where state = 'open'`);
  const personOf = new Map<string, Set<number>>();
  for (const { record, person } of records) {
    const id = idOf.get(record.externalId) ?? '';
    personOf.set(id, (personOf.get(id) ?? new Set()).add(person));
  }
  const rightReviews = reviews.filter(({ a, b }) => [...(personOf.get(a) ?? [])].some((person) => personOf.get(b)?.has(person))).length;
  // Who would be one if all that is asked were answered as it is.
  const parent = new Map<string, string>();
  const rootOf = (id: string): string => (parent.has(id) ? rootOf(parent.get(id) ?? '') : id);
  for (const { a, b } of reviews) {
    if ([...(personOf.get(a) ?? [])].some((person) => personOf.get(b)?.has(person)) && rootOf(a) !== rootOf(b))
      parent.set(rootOf(a), rootOf(b));
  }
  const answered = pairsOf(grouped(records, ({ record }) => rootOf(idOf.get(record.externalId) ?? '')));
  const figures = {
    records: records.length,
    pairs: truth.size,
    precision: right / found.size,
    recall: right / truth.size,
    reviews: reviews.length,
    reviewsRight: rightReviews / reviews.length,
    recallAnswered: [...answered].filter((pair) => truth.has(pair)).length / truth.size,
  };
  if (process.env['PRINT_FIGURES'] !== undefined) process.stdout.write(`${JSON.stringify(figures)}\n`);
  expect(figures.precision).toBeGreaterThan(0.99);
  expect(figures.recall).toBeGreaterThan(0.84);
  expect(figures.recallAnswered).toBeGreaterThan(0.91);
  expect(figures.reviewsRight).toBeGreaterThan(0.45);
  // The address of the counter, which stands for forty people, has melted nobody.
  const [melted] = await workspace.database.query<{ most: number }>(sql`/* test */
    select max(people)::int as most from (select count(*) as people from customer_external_id where source = 'shop' group by customer_id) of_one`);
  expect(melted?.most).toBe(1);
});
