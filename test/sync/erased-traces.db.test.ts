import { createAction } from '../../src/actions/index.js';
import { createDestination } from '../../src/destinations/index.js';
import { readChanges } from '../../src/changes/index.js';
import { sql } from '../../src/database/sql.js';
import { newId } from '../../src/kernel/id.js';
import { createSegment, addSegmentMembers, deleteSegment, settle } from '../../src/membership/index.js';
import { purgeDraftMembers, purgeFound } from '../../src/membership/members/index.js';
import type { KindName } from '../../src/records/index.js';
import {
  declareAttributes,
  eraseCustomer,
  keepWaiting,
  mergeCustomers,
  syncUnchecked,
  type SyncContext,
  type SyncOutcome,
} from '../../src/sync/index.js';
import { MARK, MARKED_AMOUNT, MARKED_DAY, markedRecord, PERSONAL_KINDS } from '../support/marked-records.js';
import { columnsWith, rowsOfCustomers } from '../support/searched-database.js';
import { givenCampaigns, givenCompanies, givenProducts, SOURCE } from '../support/records.js';
import { saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/* Somebody of whom everything is known that can be, in every table there is; then erased; and then every column of every table is searched. */

const TRACES = [MARK, MARKED_DAY, MARKED_AMOUNT];
const PEOPLE = ['one', 'two', 'three'] as const;

let workspace: TestWorkspace;
let context: SyncContext;
const emptyWorkspace = useOneDatabase();
beforeEach(async () => {
  workspace = await emptyWorkspace();
  const apiKeyId = newId();
  await workspace.database.execute(sql`/* test */
    insert into api_key (id, name, prefix, hash, scopes, created_at) values (${apiKeyId}, 'test', 'ck', 'hash', '{}', now())`);
  context = { ...workspace, apiKeyId };
});

function send(kind: KindName, ...records: object[]): Promise<SyncOutcome> {
  // What a client calls its request may name somebody too.
  const idempotencyKey = `${kind} of ${MARK} ${newId()}`;
  return syncUnchecked(context, kind, { source: SOURCE, idempotencyKey, records });
}

const externalIdOf = (who: string) => `${MARK}.${who}@mail.example`;

/** Three customers with everything, who are one in the end. Gives their ids, the survivor's first. */
async function givenSomebody(): Promise<string[]> {
  await declareAttributes(
    context,
    (['customer', 'order'] as const).map((owner) => ({ owner, key: `${MARK}_key`, name: 'Key', type: 'text' })),
  );
  await givenCompanies(context, { externalId: 'acme', name: 'Acme' });
  await givenProducts(context, { externalId: 'bike', name: 'Bike' });
  await givenCampaigns(context, { externalId: 'spring', name: 'Spring' });
  const ids: string[] = [];
  for (const who of PEOPLE) {
    const companies = [{ companyExternalId: 'acme', title: `${MARK} title` }];
    const sent = [await send('customer', markedRecord('customer', who, externalIdOf(who), { companies }))];
    ids.push(sent[0]?.results[0]?.id ?? '');
    for (const kind of PERSONAL_KINDS) {
      const references = kind === 'campaign_engagement' ? { campaignExternalId: 'spring' } : {};
      // The second is refused, and what says why quotes it.
      const wrong = { ...markedRecord(kind, who, `${MARK} nobody`, references), externalId: `${MARK} wrong` };
      sent.push(await send(kind, markedRecord(kind, who, externalIdOf(who), references), wrong));
    }
    expect(sent.flatMap(({ results }) => results[0]?.errors ?? [])).toEqual([]);
    expect(sent.slice(1).map(({ results }) => results[1]?.status)).toEqual(PERSONAL_KINDS.map(() => 'REJECTED'));
  }
  return ids;
}

test('whatever is known of somebody, and wherever, nothing of it is found after the erasure', async () => {
  const [survivor = '', second = '', third = ''] = await givenSomebody();
  const { database } = workspace;
  const list = await createSegment(workspace, { name: 'A list', kind: 'STATIC' });
  const listId = list.segment?.id ?? '';
  await addSegmentMembers(workspace, listId, [survivor, second, third]);
  const all = await saveSegment(workspace, 'number_of_orders >= 1');
  const naming = await saveSegment(workspace, `customer_emails CONTAINS '${MARK}-two-emails@mail.example'`, 'By mail');
  const titled = await saveSegment(workspace, 'number_of_orders >= 7', `Not ${MARK}-one-lastName@mail.example`);
  await settle(workspace);

  // What only comes of misfortune, or is gone in a moment.
  for (const id of [survivor, second, third]) {
    await database.execute(sql`/* test */
      insert into evaluation_failure (customer_id, segment_id, error, since, cause) values (${id}, ${all.id}, 'failed', now(), 'DATA')`);
    await database.execute(sql`/* test */ insert into draft_membership (draft_id, customer_id) values (${newId()}, ${id})`);
    await database.execute(sql`/* test */ insert into segment_build_evaluated (build_id, customer_id) values (${newId()}, ${id})`);
  }
  const forecast = newId();
  await database.execute(sql`/* test */ insert into purchase_forecast (id, as_of) values (${forecast}, now())`);
  await database.execute(sql`/* test */
    insert into customer_expectation (customer_id, forecast_id, orders, value, probability) values (${survivor}, ${forecast}, 1, 10, 0.5)`);
  const search = newId();
  await database.execute(sql`/* test */ insert into discovery_run (id, state, asked_at) values (${search}, 'completed', now())`);
  await database.execute(sql`/* test */
    insert into lookalike (run_id, is_prospect, rank, customer_id, score, traits) values (${search}, false, 1, ${survivor}, 1, '{0}')`);
  await database.execute(sql`/* test */
    insert into import_job (id, name, state, error, started_at)
    values (${newId()}, ${`what ${externalIdOf('three')} bought.csv`}, 'failed', ${`people.csv, line 3: '${externalIdOf('three')}' has a quote in it`}, now())`);

  await mergeCustomers(context, second, [third]);
  await mergeCustomers(context, survivor, [second]);
  const other = (await send('customer', { externalId: 'somebody else' })).results[0]?.id ?? '';
  await database.execute(sql`/* test */
    insert into identity_review (id, customer_id, other_id, state, score, evidence, found_at)
    values (${newId()}, ${survivor}, ${other}, 'open', 60, '[]', now())`);
  const action = await createAction(workspace, {
    segmentId: all.id,
    name: 'tag',
    trigger: 'STAYED',
    afterDays: 1,
    effect: { kind: 'ADD_TAG', tag: 'x' },
  });
  await database.execute(sql`/* test */
    insert into segment_action_run (action_id, customer_id, state, error, at) values (${action.id}, ${survivor}, 'failed', ${MARK}, now())`);
  await database.execute(sql`/* test */
    insert into segment_action_due (action_id, customer_id, due_at) values (${action.id}, ${survivor}, now())`);
  const destination = await createDestination(
    { ...workspace, allowPrivate: true },
    { name: 'list', segmentId: all.id, mailingList: { listId: 'l', apiKey: 'k-us6' } },
  );
  await database.execute(
    sql`/* test */ insert into destination_due (destination_id, customer_id, since) values (${destination.id}, ${survivor}, now())`,
  );
  await database.execute(
    sql`/* test */ insert into destination_former_key (destination_id, key, customer_id) values (${destination.id}, 'a former hash', ${third})`,
  );
  await database.execute(sql`/* test */ insert into destination_member (destination_id, customer_id, key, state, message, twin_key, changed_at)
    values (${destination.id}, ${survivor}, 'a hash', 'refused', ${MARK}, 'another', now())`);
  // What came for a name of theirs, and for their address, and was not brought in yet.
  await keepWaiting(context, SOURCE, [
    { kind: 'event', externalId: `${MARK} waits`, customerExternalId: externalIdOf('two'), record: { name: MARK } },
    {
      kind: 'order',
      externalId: `${MARK} guest`,
      customerExternalId: 'guest',
      email: `${MARK}-one-emails@mail.example`,
      record: { number: MARK },
    },
  ]);
  const rows = await rowsOfCustomers(database, [survivor, second, third]);
  expect([...rows].filter(([, count]) => count === 0)).toEqual([]);
  // The search finds what it should: not only in the tables of customers.
  expect(await columnsWith(database, TRACES)).toEqual(
    expect.arrayContaining(['customer.attributes', 'customer_email.email', 'customer_merge.snapshot', 'import_job.error', 'order.total']),
  );

  const { namedBySegmentIds } = await eraseCustomer(context, survivor);
  expect(namedBySegmentIds).toEqual([naming.id, titled.id].toSorted());
  while ((await settle(workspace)).stale);
  // As the end of any build does.
  await purgeDraftMembers(database);
  await purgeFound(database);

  expect(await columnsWith(database, TRACES)).toEqual(['attribute_definition.key', 'segment.name', 'segment.query', 'segment.rule']);
  for (const id of namedBySegmentIds) await deleteSegment(workspace, id);
  expect(await columnsWith(database, TRACES)).toEqual(['attribute_definition.key']);
  // The ids are known to those who follow the logs, and are told there, and by `customer(id:)`, that they lead nowhere.
  expect(await columnsWith(database, [survivor, second, third])).toEqual([
    'customer_departure.id',
    'membership_change.customer_id',
    'record_change.record_id',
  ]);
  const named = (await readChanges(database, { after: 0n, first: 1_000 })).filter(({ customerId }) => customerId !== null);
  expect(new Set(named.map(({ kind }) => kind))).toEqual(new Set(['LEFT']));
  const placesLeft = named.map(({ segmentId, customerId }) => `${segmentId} ${customerId}`);
  expect(new Set(placesLeft).size).toBe(placesLeft.length);
});

test('segments are told that name somebody in another spelling, and those that do not are not', async () => {
  const person = { externalId: 'ÉVA-7', lastName: 'Kovács', emails: ['Eva.K@bücher.example'], phones: ['+49 (171) 123 45 67'] };
  const [result] = (await syncUnchecked(context, 'customer', { source: SOURCE, records: [person] })).results;
  const naming: string[] = [];
  for (const [index, rule] of [
    "customer_emails CONTAINS 'EVA.K@XN--BCHER-KVA.EXAMPLE'",
    "customer_emails CONTAINS 'eva.k@BÜCHER.example'",
    "customer_phones CONTAINS '0171/1234567'",
    "customer_phones CONTAINS '0049-171-1234567'",
    "last_name = 'KOVÁCS'",
    "last_name = 'kovacs'",
    "last_name = 'Kova\u0301cs'",
    "customer_tags CONTAINS 'not for éva-7'",
  ].entries()) {
    naming.push((await saveSegment(workspace, rule, `Rule ${index}`)).id);
  }
  naming.push((await saveSegment(workspace, 'number_of_orders > 1', 'Calls to 0171 12 34 567')).id);
  await saveSegment(workspace, "last_name = 'Kovac'", 'Another');
  await saveSegment(workspace, "customer_phones CONTAINS '+49 171 1234568'", 'Another number');
  const { namedBySegmentIds } = await eraseCustomer(context, result?.id ?? '');
  expect(namedBySegmentIds).toEqual(naming.toSorted());
});

test('a request from before the erasure that is repeated gets its first answer, and brings nobody back', async () => {
  const records = [{ externalId: externalIdOf('one') }, { externalId: 'bob' }];
  const request = { source: SOURCE, idempotencyKey: 'again', records };
  const first = await syncUnchecked(context, 'customer', request);
  await eraseCustomer(context, first.results[0]?.id ?? '');
  expect(await syncUnchecked(context, 'customer', request)).toEqual(first);
  expect(await workspace.database.query(sql`/* test */ select from customer`)).toHaveLength(1);
});

test('what waits under an address that somebody had before they became somebody else goes with them', async () => {
  const people = [
    { externalId: 'kept', emails: ['kept@mail.example'] },
    { externalId: 'merged', emails: ['Merged@mail.example'], gender: 'f', addresses: [{ countryCode: 'DE' }] },
  ];
  const [kept = '', merged = ''] = (await syncUnchecked(context, 'customer', { source: SOURCE, records: people })).results.map(
    ({ id }) => id ?? '',
  );
  await mergeCustomers(context, kept, [merged]);
  await syncUnchecked(context, 'customer', { source: SOURCE, records: [{ externalId: 'kept', emails: ['kept@mail.example'] }] });
  const waiting = (email: string) => ({
    kind: 'order' as const,
    externalId: email,
    customerExternalId: `guest of ${email}`,
    email,
    record: {},
  });
  const visits = (externalId: string, properties: object) => ({
    kind: 'event' as const,
    externalId,
    customerExternalId: 'anonymous:somebody',
    record: { name: 'signed_up', properties },
  });
  await keepWaiting(context, SOURCE, [
    waiting('merged@mail.example'),
    waiting('stranger@mail.example'),
    visits('theirs', { form: { address: ' Kept@mail.example ' } }),
    visits('their page', { url: 'https://shop.example/?back=%2Faccount%3Fmail%3DKept%40mail.example%26x' }),
    visits('their words', { search: 'Is <kept@mail.example> known?' }),
    visits('at the end', { search: 'Write to kept@mail.example.' }),
    visits('of another', {
      address: 'unkept@mail.example',
      also: 'kept@mail.example.org',
      and: 'not.kept@mail.example',
      or: 'kept@mail-example',
      country: 'de',
      gender: 'f',
    }),
  ]);
  await eraseCustomer(context, kept);
  expect(await workspace.database.query(sql`/* test.waiting */ select external_id from waiting_record order by external_id`)).toEqual([
    { external_id: 'of another' },
    { external_id: 'stranger@mail.example' },
  ]);
});
