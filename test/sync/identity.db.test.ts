import { sql } from '../../src/database/sql.js';
import { newId } from '../../src/kernel/index.js';
import {
  acceptReview,
  declareAttributes,
  eraseCustomer,
  linkCustomers,
  listReviews,
  rejectReview,
  resolvePage,
  setIdentityRules,
  syncCustomers,
  type IdentityRules,
  type SyncContext,
  unmergeCustomer,
} from '../../src/sync/index.js';
import { SuppressionKey } from '../../src/sync/suppression/index.js';
import type { CustomerRecord } from '../../src/records/index.js';
import { useOneDatabase, type TestWorkspace } from '../support/workspace.js';

const emptyWorkspace = useOneDatabase();
let workspace: TestWorkspace;
let context: SyncContext;
beforeEach(async () => {
  workspace = await emptyWorkspace();
  context = { ...workspace, apiKeyId: newId(), phoneRegion: 'DE' };
});

const BY_EMAIL: IdentityRules = { rules: [{ identifier: 'EMAIL', trust: 100 }] };

async function send(source: string, ...records: CustomerRecord[]): Promise<string[]> {
  const { results } = await syncCustomers(context, { source, records });
  expect(results.flatMap(({ errors }) => errors)).toEqual([]);
  return results.map(({ id = '' }) => id);
}

const ann = (externalId: string, more: Partial<CustomerRecord> = {}): CustomerRecord => ({
  externalId,
  firstName: 'Ann',
  lastName: 'Berg',
  emails: ['ann@example.com'],
  ...more,
});

async function customers(): Promise<number> {
  const [row] = await workspace.database.query<{ count: number }>(sql`/* test */ select count(*)::int as count from customer`);
  return row?.count ?? 0;
}

const reviews = () => listReviews(workspace.database, { state: 'OPEN', limit: 100 });

describe('without rules', () => {
  test('nobody is one with anybody', async () => {
    await send('shop', ann('1'));
    await send('crm', ann('a'));
    expect(await customers()).toBe(2);
  });
});

describe('a rule', () => {
  test('makes one who has an address in common, however it is written, and says who, when and why', async () => {
    await setIdentityRules(context, BY_EMAIL);
    const [first] = await send('shop', ann('1', { emails: ['Ann.Berg+news@gmail.com'] }));
    const { results, touchedCustomerIds } = await syncCustomers(context, {
      source: 'crm',
      records: [ann('a', { emails: ['annberg@GoogleMail.com'], phones: ['030 123'] })],
    });
    expect(results[0]).toMatchObject({ status: 'CREATED', id: first });
    expect(touchedCustomerIds).toEqual([first]);
    expect(await customers()).toBe(1);
    const [merge] = await workspace.database.query(sql`/* test */ select id, cause, actor_id, evidence, merged_at from customer_merge`);
    expect(merge).toMatchObject({
      cause: 'RULES',
      actor_id: context.apiKeyId,
      evidence: [
        { kind: 'EMAIL', points: 100 },
        { kind: 'SAME_NAME', points: 30 },
      ],
      merged_at: workspace.clock.now(),
    });
  });

  test('finds by a declared identifier, by a number and by ids that sources share, in its order', async () => {
    await declareAttributes(context, [{ key: 'card', name: 'Card', type: 'text' }]);
    await setIdentityRules(context, {
      rules: [
        { identifier: 'ATTRIBUTE', attribute: 'card', trust: 100 },
        { identifier: 'EXTERNAL_ID', sources: ['crm', 'erp'], trust: 100 },
        { identifier: 'PHONE', trust: 70 },
      ],
    });
    const [card] = await send('shop', { externalId: '1', attributes: { card: 'X-7' } });
    expect(await send('till', { externalId: 't', attributes: { card: 'x-7' } })).toEqual([card]);
    const [crm] = await send('crm', { externalId: 'k1' });
    expect(await send('erp', { externalId: 'k1' })).toEqual([crm]);
    expect(await send('shop', { externalId: 'k1' })).not.toEqual([crm]);
    const [phone] = await send('shop', ann('2', { emails: [], phones: ['030 1234567'] }));
    // With the name it is enough, without it somebody has to look.
    expect(await send('crm', ann('b', { emails: [], phones: ['+49 30 1234567'] }))).toEqual([phone]);
    const [nameless] = await send('mail', { externalId: 'm', phones: ['0049301234567'] });
    expect(nameless).not.toBe(phone);
    expect(await reviews()).toMatchObject([{ score: 70, evidence: [{ kind: 'PHONE', points: 70 }] }]);
  });

  test('parts who shares an address and is called otherwise, or was born on another day', async () => {
    await setIdentityRules(context, BY_EMAIL);
    await send('shop', ann('1', { birthDate: '1980-01-02' }));
    await send('crm', ann('a', { firstName: 'Bob' }), ann('b', { birthDate: '1955-03-04' }));
    expect(await customers()).toBe(3);
    // Of Ann and the other Ann somebody might want to know; of Bob nobody is asked.
    expect((await reviews()).map(({ score }) => score)).toEqual([50]);
  });

  test('makes nobody one by way of a third who speak against each other', async () => {
    await setIdentityRules(context, BY_EMAIL);
    await send('shop', ann('1'), ann('2', { firstName: 'Bob' }));
    await send('mail', { externalId: 'm', emails: ['ann@example.com'] });
    expect(await customers()).toBe(3);
    expect((await reviews()).map(({ score }) => score)).toEqual([100, 100]);
  });

  test('stops at an identifier that stands for many, one after another or all at once', async () => {
    await setIdentityRules(context, { rules: [{ identifier: 'EMAIL', trust: 100, mostPeople: 3 }], mergeAt: 85 });
    const shared = (externalId: string): CustomerRecord => ({ externalId, emails: ['info@example.com'] });
    await send('shop', ...Array.from({ length: 1_000 }, (_, index) => shared(`n${index}`)));
    expect(await customers()).toBe(1_000);
    expect(await reviews()).toEqual([]);
    const late = (externalId: string): CustomerRecord => ({ externalId, emails: ['desk@example.com'] });
    for (let index = 0; index < 10; index++) await send('shop', late(`d${index}`));
    const [most] = await workspace.database.query<{ names: number }>(sql`/* test */
      select max(names)::int as names from (select count(*) as names from customer_external_id group by customer_id) of_one`);
    expect(most?.names).toBe(3);
  });

  test('counts for those who are there already once it is asked for', async () => {
    await send('shop', ann('1'), { externalId: '2' });
    await send('crm', ann('a'));
    await setIdentityRules(context, BY_EMAIL);
    expect(await resolvePage(context, null)).toEqual({ looked: 3, merged: 1, doubtful: 0, endId: null });
    expect(await customers()).toBe(2);
  });

  test('is refused where it says nothing that can be looked for', async () => {
    const refused = async (rule: object, field: string) =>
      expect(setIdentityRules(context, { rules: [rule as never] })).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field } });
    await refused({ identifier: 'EMAIL', trust: 0 }, 'rules.0.trust');
    await refused({ identifier: 'ATTRIBUTE', attribute: 'none', trust: 50 }, 'rules.0.attribute');
    await refused({ identifier: 'ATTRIBUTE', trust: 50 }, 'rules.0.attribute');
    await refused({ identifier: 'EXTERNAL_ID', sources: ['one'], trust: 50 }, 'rules.0.sources');
    await refused({ identifier: 'PHONE', sources: ['one', 'two'], trust: 50 }, 'rules.0.sources');
    await refused({ identifier: 'PHONE', trust: 50, mostPeople: 1_000 }, 'rules.0.mostPeople');
  });
});

describe('a doubt', () => {
  const doubt = async () => {
    await setIdentityRules(context, { rules: [{ identifier: 'EMAIL', trust: 60 }] });
    const [first = ''] = await send('shop', ann('1', { lastName: null }));
    const [second = ''] = await send('crm', ann('a', { firstName: null, lastName: null }));
    const [review] = await reviews();
    return { first, second, reviewId: review?.id ?? '' };
  };

  test('that is accepted makes one of two, which can be undone, and then is asked no more', async () => {
    const { first, second, reviewId } = await doubt();
    const { customerId, mergeIds } = await acceptReview(context, reviewId, second);
    expect(customerId).toBe(second);
    expect(await customers()).toBe(1);
    expect(await reviews()).toEqual([]);
    await unmergeCustomer(context, mergeIds[0] ?? '');
    await send('shop', ann('1', { lastName: null, gender: 'f' }));
    await send('crm', ann('a', { firstName: null, lastName: null, gender: 'f' }));
    expect(await customers()).toBe(2);
    expect(await reviews()).toEqual([]);
    expect(first).not.toBe(second);
  });

  test('that is rejected is asked no more, whatever more they share, and stays so when one of them is merged', async () => {
    const { second, reviewId } = await doubt();
    await rejectReview(context, reviewId);
    await setIdentityRules(context, BY_EMAIL);
    await send('crm', ann('a', { gender: 'f' }));
    expect([await customers(), await reviews()]).toEqual([2, []]);
    const [third = ''] = await send('till', { externalId: 't' });
    await linkCustomers(context, [{ source: 'crm', externalId: 'a', sameAsSource: 'till', sameAsExternalId: 't' }]);
    await send('till', { externalId: 't', gender: 'x' });
    expect([await customers(), await reviews()]).toEqual([2, []]);
    expect(third).not.toBe(second);
  });

  test('that is none any more is forgotten', async () => {
    await doubt();
    await send('crm', ann('a', { firstName: null, lastName: null, emails: ['other@example.com'] }));
    expect(await reviews()).toEqual([]);
  });
});

describe('a link', () => {
  const link = (externalId: string, sameAsExternalId: string) => ({ source: 'shop', externalId, sameAsSource: 'crm', sameAsExternalId });

  test('names a customer of another source, makes two one, and says whom nobody knows', async () => {
    const [crm] = await send('crm', { externalId: 'a' }, { externalId: 'b' });
    await send('shop', { externalId: '2' });
    const results = await linkCustomers(context, [link('1', 'a'), link('2', 'b'), link('1', 'a'), link('3', 'c'), link('', 'a')]);
    expect(results.map(({ status }) => status)).toEqual(['NAMED', 'MERGED', 'UNCHANGED', 'REJECTED', 'REJECTED']);
    expect(results[3]?.errors).toMatchObject([{ code: 'UNKNOWN_REFERENCE' }]);
    expect(await send('shop', { externalId: '1', firstName: 'Ann' })).toEqual([crm]);
    expect(await customers()).toBe(2);
  });

  test('brings back nobody who was erased', async () => {
    const suppressionKey = new SuppressionKey('k'.repeat(40));
    const keyed = { ...context, suppressionKey };
    const [erased = ''] = await send('shop', { externalId: '1' });
    await eraseCustomer(keyed, erased, { suppress: true });
    await syncCustomers(keyed, { source: 'crm', records: [{ externalId: 'a' }] });
    expect(await linkCustomers(keyed, [link('1', 'a')])).toMatchObject([{ status: 'REJECTED' }]);
  });
});
