import { entities } from '../../src/model/index.js';
import { createSegment } from '../../src/membership/index.js';
import { deleteRecords } from '../../src/sync/index.js';
import { ask } from '../support/graphql.js';
import { givenOneOfEach, ONE_OF_EACH, eachField, syncRecords } from '../support/one-of-each-kind.js';
import { statuses } from '../support/records.js';
import { openTestWorkspace, type TestWorkspace } from '../support/workspace.js';

/* A text has one form, wherever it comes from and whatever it is looked for with. */

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await openTestWorkspace({ entities });
  await givenOneOfEach(workspace);
});
afterAll(() => workspace.close());

const COMPOSED = 'Ren\u00e9';
const AS_OTHERS_WRITE_IT = ' Rene\u0301\u200b\u00a0';

test.each(eachField(({ form, place, allowed }) => form === 'text' && place === 'column' && allowed === undefined))(
  '%s: two forms of one %s are one',
  async (kind, field) => {
    const one = { ...ONE_OF_EACH[kind], ...(field === 'network' || field === 'handle' ? { externalId: 'another' } : {}) };
    const [first, second] = statuses(
      await syncRecords(workspace, kind, { ...one, [field]: COMPOSED }, { ...one, [field]: AS_OTHERS_WRITE_IT }),
    );
    expect(second).toBe(first === 'REJECTED' ? 'REJECTED' : 'UNCHANGED');
    await syncRecords(workspace, kind, ONE_OF_EACH[kind]);
  },
);

async function customers(query: string): Promise<number> {
  const { customers: found } = await ask<{ customers: { totalCount: number } }>(
    workspace,
    'query ($query: String) { customers(query: $query) { totalCount } }',
    { query },
  );
  return found.totalCount;
}

test.each([COMPOSED, 'Rene\u0301', 'Ren\u00e9\u200b'])('%j is found, by a rule, an id and a search', async (text) => {
  await syncRecords(workspace, 'customer', { externalId: AS_OTHERS_WRITE_IT, firstName: AS_OTHERS_WRITE_IT, tags: [AS_OTHERS_WRITE_IT] });
  expect(await customers(`first_name = '${text}'`)).toBe(1);
  expect(await customers(`customer_tags CONTAINS '${text}'`)).toBe(1);
  const query = 'query ($id: String!) { customerByExternalId(source: " shop", externalId: $id) { firstName } }';
  expect(await ask(workspace, query, { id: text })).toEqual({ customerByExternalId: { firstName: COMPOSED } });
  await syncRecords(workspace, 'product', { externalId: 'p', name: `Chez ${text}` });
  const search = 'query ($search: String) { products(search: $search) { nodes { name } } }';
  expect(await ask(workspace, search, { search: ` CHEZ ${text} ` })).toEqual({ products: { nodes: [{ name: `Chez ${COMPOSED}` }] } });
});

test('what is no id for its length is told by some of it', async () => {
  const externalId = 'x'.repeat(1_000_000);
  const told = [await deleteRecords(workspace, { source: 'shop', records: [{ kind: 'order', externalId }] })];
  for (const kind of Object.keys(ONE_OF_EACH) as (keyof typeof ONE_OF_EACH)[])
    told.push(await syncRecords(workspace, kind, { ...ONE_OF_EACH[kind], externalId, customerExternalId: externalId }));
  const lengths = told.map((outcome) => JSON.stringify(outcome).length);
  expect(told.map(({ rejected }) => rejected)).toEqual(told.map(() => 1));
  expect(Math.max(...lengths)).toBeLessThan(4_000);
});

test('names of segments that look the same are the same', async () => {
  const named = (name: string) => createSegment(workspace, { name, kind: 'STATIC' });
  expect((await named('Caf\u00e9')).segment).toMatchObject({ name: 'Caf\u00e9' });
  expect((await named(' Cafe\u0301')).errors).toMatchObject([{ code: 'CONFLICT' }]);
});

test('an e-mail address is taken as people copy it', async () => {
  const emails = ['\u200bann@example.com', 'mailto:bob@example.com', 'pam@example.com ', '', null];
  expect(statuses(await syncRecords(workspace, 'customer', { externalId: 'ann', emails }))).toEqual(['CREATED']);
  expect(await customers("customer_emails CONTAINS 'ann@example.com' AND customer_emails CONTAINS 'bob@example.com'")).toBe(1);
});

test.each([
  ["ignoring_case('first_name') = 'RENÉ'", 1],
  ["ignoring_case('first_name') = 'rene'", 0],
  ["ignoring_accents('first_name') = 'RENE'", 1],
  ["ignoring_accents('first_name') CONTAINS 'ène'", 1],
  ["ignoring_accents('first_name') != 'rene'", 0],
  ["ignoring_accents('customer_tags') CONTAINS 'rene'", 1],
  ["ignoring_accents('customer_tags') NOT CONTAINS 'rene'", 0],
  ["ignoring_accents('last_name') IN ('x', 'strasse')", 1],
  ["ignoring_accents('first_name') = ignoring_case('first_name')", 1],
])('%s finds %i', async (rule, count) => {
  await syncRecords(workspace, 'customer', { externalId: 'accents', firstName: COMPOSED, lastName: 'Straße', tags: [COMPOSED] });
  expect(await customers(`${rule} AND data_source CONTAINS 'shop' AND last_name = 'Straße'`)).toBe(count);
});

test('a search finds what is written without accents', async () => {
  await syncRecords(workspace, 'product', { externalId: 'a', name: 'Crème brûlée' });
  const search = 'query ($search: String) { products(search: $search) { nodes { name } } }';
  expect(await ask(workspace, search, { search: 'CREME BRU' })).toEqual({ products: { nodes: [{ name: 'Crème brûlée' }] } });
});

test('people are found by an address or a number, however it is written', async () => {
  await syncRecords(workspace, 'customer', {
    externalId: 'contact',
    firstName: 'Eve',
    emails: ['Eve@Example.org'],
    phones: ['+49 30 9876543'],
  });
  const find = async (email: string | null, phone: string | null) =>
    (
      await ask<{ customersByContact: object[] }>(
        workspace,
        'query ($email: String, $phone: String) { customersByContact(email: $email, phone: $phone) { firstName } }',
        { email, phone },
      )
    ).customersByContact;
  expect(await find(' EVE@EXAMPLE.ORG', null)).toEqual([{ firstName: 'Eve' }]);
  expect(await find(null, '0049 (30) 987-6543')).toEqual([{ firstName: 'Eve' }]);
  expect(await find('eve@example.org', '+49 30 9876543')).toEqual([{ firstName: 'Eve' }]);
  expect(await find('eve@example.org', '+49 30 9876544')).toEqual([]);
  await expect(find(null, '12')).rejects.toThrow('no phone number');
  await expect(find(null, null)).rejects.toThrow('is needed');
});
