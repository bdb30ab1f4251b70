import { deleteSegment } from '../../src/membership/index.js';
import { entities } from '../../src/model/index.js';
import { ask, run, viewer } from '../support/graphql.js';
import { givenCustomers } from '../support/records.js';
import { openTestWorkspace, saveSegment, type TestWorkspace } from '../support/workspace.js';

interface Named {
  readonly name: string;
}
interface Told {
  readonly segmentMap: {
    readonly places: readonly { readonly segment: Named; readonly buildsOn: readonly Named[] | null }[];
    readonly links: readonly { readonly segments: readonly Named[] }[];
  };
}
const MAP = `query ($first: Int) { segmentMap(first: $first) { customers segments uncovered stale
  places { segment { name } size buildsOn { name } } links { segments { name } relation shared jaccard } } }`;

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await openTestWorkspace({ entities });
});
afterEach(() => workspace.close());

const named = (...names: string[]) => names.map((name) => ({ name }));

test('the map of segments says how large they are, how each two lie to one another, which build on which, and who is in none', async () => {
  await givenCustomers(
    workspace,
    { externalId: 'ann', language: 'en', householdSize: 1 },
    { externalId: 'bob', language: 'en', householdSize: 4 },
    { externalId: 'eve', language: 'de', householdSize: 4 },
    { externalId: 'joe', language: 'fr' },
  );
  await saveSegment(workspace, "customer_language = 'en'", 'English');
  await saveSegment(workspace, "customer_language IN ('en', 'de') AND household_size < 2 OR customer_language = 'en'", 'Also English');
  await saveSegment(workspace, 'household_size > 2', 'Families');
  await saveSegment(workspace, "segment MATCHES (name = 'English') AND household_size > 2", 'English families');
  await saveSegment(workspace, 'household_size > 9', 'Clans');
  const { segmentMap } = await ask<Told>(workspace, MAP);
  expect(segmentMap).toEqual({
    customers: 4,
    segments: 5,
    uncovered: 1,
    stale: false,
    places: [
      { segment: { name: 'English' }, size: 2, buildsOn: [] },
      { segment: { name: 'Also English' }, size: 2, buildsOn: [] },
      { segment: { name: 'Families' }, size: 2, buildsOn: [] },
      { segment: { name: 'English families' }, size: 1, buildsOn: named('English') },
      { segment: { name: 'Clans' }, size: 0, buildsOn: [] },
    ],
    links: expect.any(Array),
  });
  const links = segmentMap.links.map(({ segments, ...link }) => ({ ...link, names: segments.map(({ name }) => name).join(' in ') }));
  const of = (names: string) => links.find((link) => link.names === names);
  expect(links).toHaveLength(6);
  expect(links[0]).toMatchObject({ relation: 'SAME', shared: 2, jaccard: 1 });
  expect(of('English families in Families')).toMatchObject({ relation: 'WITHIN', shared: 1, jaccard: 0.5 });
  expect(links.filter(({ names }) => /^(English|Families) in (English|Families)$/.test(names))).toEqual([
    { relation: 'OVERLAPPING', shared: 1, jaccard: 1 / 3, names: expect.any(String) },
  ]);
});

test('the map shows the largest, none that is deleted, and nobody more than they may see', async () => {
  await givenCustomers(workspace, { externalId: 'ann', language: 'en' }, { externalId: 'bob', language: 'de' });
  const all = await saveSegment(workspace, 'customer_language IS NOT NULL', 'All');
  const personal = await saveSegment(workspace, "segment MATCHES (name = 'All') AND customer_email_domain IS NULL", 'Without address');
  const gone = await saveSegment(workspace, "customer_language = 'de'", 'Gone');
  expect((await ask<Told>(workspace, MAP, { first: 1 })).segmentMap).toMatchObject({ segments: 3, places: [{ size: 2 }], links: [] });
  await deleteSegment(workspace, gone.id);
  const { data } = await run(workspace, MAP, {}, viewer(['segments:read', 'customers:read']));
  expect((data as unknown as Told).segmentMap.places).toEqual([
    { segment: { name: 'All' }, size: 2, buildsOn: [] },
    { segment: { name: 'Without address' }, size: 2, buildsOn: null },
  ]);
  const limited = await run(workspace, MAP, {}, viewer(['admin'], [personal.id]));
  expect(JSON.stringify(limited.data)).not.toContain(all.id);
  expect((limited.data as unknown as Told).segmentMap).toMatchObject({ segments: 1, places: [{ buildsOn: null }], links: [] });
  const refused = await run(workspace, MAP, { first: 101 });
  expect(refused.errors?.[0]?.originalError).toMatchObject({ code: 'LIMIT_EXCEEDED' });
});

test('of nothing there is an empty map', async () => {
  expect((await ask<Told>(workspace, MAP)).segmentMap).toEqual({
    customers: 0,
    segments: 0,
    uncovered: 0,
    stale: false,
    places: [],
    links: [],
  });
});
