import { entities } from '../../src/model/index.js';
import { createSegment } from '../../src/membership/index.js';
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
