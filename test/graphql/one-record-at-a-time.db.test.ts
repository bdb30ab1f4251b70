import { entities } from '../../src/model/index.js';
import { type Field, KINDS, type KindName, pascalCase } from '../../src/records/index.js';
import { ask } from '../support/graphql.js';
import { EACH_KIND, eachField, givenOneOfEach, ONE_OF_EACH } from '../support/one-of-each-kind.js';
import { SOURCE } from '../support/records.js';
import { openTestWorkspace, type TestWorkspace } from '../support/workspace.js';

/* What is wrong with one record of a batch loses that one, whatever it is, and says where it stands; what is meant is understood. */

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await openTestWorkspace({ entities });
  await givenOneOfEach(workspace);
});
afterAll(() => workspace.close());

interface Result {
  readonly status: string;
  readonly externalId: string | null;
  readonly errors: readonly { readonly code: string; readonly message: string; readonly path: readonly string[] }[];
}

const RESULTS = 'results { status externalId errors { code message path } }';

async function sync(name: KindName, records: unknown): Promise<readonly Result[]> {
  const kind = KINDS.find((each) => each.name === name);
  if (kind === undefined) throw new Error(`There is no kind ${name}.`);
  const mutation = `mutation ($input: Sync${pascalCase(kind.plural)}Input!) { payload: ${kind.operation}(input: $input) { ${RESULTS} } }`;
  const { payload } = await ask<{ payload: { results: Result[] } }>(workspace, mutation, { input: { source: SOURCE, records } });
  return payload.results;
}

/** `path: CODE` of each result's first error, or what happened to it. */
const told = (results: readonly Result[]) =>
  results.map(({ status, errors: [error] }) => (error === undefined ? status : `${error.path.join('.')}: ${error.code}`));

test.each(EACH_KIND)('%s: unknown fields and what is no record lose their own record', async (kind) => {
  const one = ONE_OF_EACH[kind];
  const results = await sync(kind, [one, { ...one, shoeSize: 42 }, null, 5, 'one', [one], one]);
  expect(told(results)).toEqual(['UNCHANGED', 'shoeSize: UNKNOWN_FIELD', ...Array<string>(4).fill(': INVALID_VALUE'), 'UNCHANGED']);
  expect(results[2]?.errors[0]?.message).toBe('The record must be an object.');
});

test.each(EACH_KIND)('%s: what is refused is told by its id, or that of its customer, as what is taken is', async (kind) => {
  const id = 'externalId' in (KINDS.find(({ name }) => name === kind)?.fields ?? {}) ? 'externalId' : 'customerExternalId';
  const refused = [17, ' seventeen\u200b', true].map((given) => ({ ...ONE_OF_EACH[kind], [id]: given, shoeSize: 42 }));
  expect((await sync(kind, refused)).map(({ externalId }) => externalId)).toEqual(['17', 'seventeen', null]);
});

test.each(eachField(() => true))('%s: a %s of another type loses its own record', async (kind, field, { form }) => {
  const one = ONE_OF_EACH[kind];
  const wrong = form === 'keyed' ? 'red' : form === 'parts' ? [[]] : { of: 'another type' };
  const results = await sync(kind, [{ ...one, [field]: wrong }, one]);
  expect(told(results)).toEqual([`${field}${['texts', 'parts'].includes(form) ? '.0' : ''}: INVALID_VALUE`, 'UNCHANGED']);
});

/** What systems send in place of each form, and the form's own value. */
const MEANT: Readonly<Partial<Record<Field['form'], readonly (readonly [sent: unknown, meant: unknown])[]>>> = {
  integer: [['2', 2]],
  boolean: [
    ['yes', true],
    ['No', false],
    [1, true],
    ['0', false],
  ],
  decimal: [
    [0.5, '0.5'],
    ['0.5 ', '0.5'],
  ],
  number: [['12.5', 12.5]],
  text: [[' Ada\u00a0', 'Ada']],
  texts: [
    [[null, 'x@example.com', ''], ['x@example.com']],
    ['x@example.com', ['x@example.com']],
  ],
};

test.each(eachField(({ form, allowed, place }) => MEANT[form] !== undefined && allowed === undefined && place === 'column'))(
  '%s: %s is understood as it is meant',
  async (kind, field, { form, presence }) => {
    for (const [sent, meant] of MEANT[form] ?? []) {
      const one = { ...ONE_OF_EACH[kind], ...(field === 'network' || field === 'handle' ? { externalId: 'another' } : {}) };
      const [first, second] = await sync(kind, [
        { ...one, [field]: meant },
        { ...one, [field]: sent },
      ]);
      // A text of a form of its own, such as a country, refuses both.
      expect({ field, presence, status: second?.status }).toEqual({
        field,
        presence,
        status: first?.status === 'REJECTED' ? 'REJECTED' : 'UNCHANGED',
      });
    }
    await sync(kind, ONE_OF_EACH[kind]);
  },
);

test('numbers are good ids, until they are no more what was sent', async () => {
  expect(told(await sync('customer', { externalId: 4711, firstName: 5 }))).toEqual(['CREATED']);
  const order = { ...ONE_OF_EACH.order, externalId: 1, customerExternalId: 4711 };
  const results = await sync('order', [
    order,
    { ...order, externalId: '1' },
    { ...order, externalId: 2 ** 64 },
    { ...order, externalId: 1e21 },
  ]);
  expect(told(results)).toEqual(['CREATED', 'UNCHANGED', 'externalId: INVALID_VALUE', 'externalId: INVALID_VALUE']);
  expect(results[2]?.errors[0]?.message).toBe('externalId has more digits than a number keeps: send it as text.');
  const { customerByExternalId } = await ask<{ customerByExternalId: { firstName: string } }>(
    workspace,
    `{ customerByExternalId(source: "${SOURCE}", externalId: "4711") { firstName } }`,
  );
  expect(customerByExternalId).toEqual({ firstName: '5' });
});

test.each(eachField(({ allowed }) => allowed !== undefined))(
  '%s: %s is a closed set, understood in any case',
  async (kind, field, { allowed = [] }) => {
    for (const word of allowed) {
      const id = kind === 'consent' ? {} : { externalId: `closed ${field} ${word}` };
      const [first, ...others] = await sync(
        kind,
        [word, word.toUpperCase(), word.toLowerCase()].map((text) => ({ ...ONE_OF_EACH[kind], ...id, [field]: text })),
      );
      expect(first?.errors).toEqual([]);
      expect(told(others)).toEqual(['UNCHANGED', 'UNCHANGED']);
    }
  },
);

test('what is read can be written back', async () => {
  const query = `{ customerByExternalId(source: "${SOURCE}", externalId: "customer") {
    orders(first: 1) { nodes { externalId status financialStatus total placedAt } }
    campaignEngagements(first: 1, kind: opened) { nodes { externalId kind occurredAt } }
    consents { channel status changedAt } } }`;
  const read = await ask<{ customerByExternalId: Record<'orders' | 'campaignEngagements', { nodes: object[] }> & { consents: object[] } }>(
    workspace,
    query,
  );
  const { orders, campaignEngagements, consents } = read.customerByExternalId;
  expect(orders.nodes).toMatchObject([{ status: expect.stringMatching(/^[A-Z_]+$/), financialStatus: expect.stringMatching(/^[A-Z_]+$/) }]);
  expect(campaignEngagements.nodes).toMatchObject([{ kind: 'OPENED' }]);
  const hers = consents.map((consent) => ({ customerExternalId: 'customer', ...consent }));
  expect(told(await sync('order', orders.nodes))).toEqual(['UNCHANGED']);
  expect(told(await sync('campaign_engagement', campaignEngagements.nodes))).toEqual(['UNCHANGED']);
  expect(told(await sync('consent', hers))).toEqual(hers.map(() => 'UNCHANGED'));
});

test.each(['OPENED', 'opened', '"opened"', '"OPENED"'])('an enum is understood as %s in a document', async (kind) => {
  const query = `{ customerByExternalId(source: "${SOURCE}", externalId: "customer") { campaignEngagements(first: 5, kind: ${kind}) { nodes { kind } } } }`;
  expect(await ask(workspace, query)).toMatchObject({
    customerByExternalId: { campaignEngagements: { nodes: expect.arrayContaining([{ kind: 'OPENED' }]) } },
  });
});

test('declarations and deletions are judged one at a time too', async () => {
  const declare = (operation: string, input: string, field: string, records: unknown[]) =>
    ask<{ payload: { results: Result[] } }>(
      workspace,
      `mutation ($records: [${input}!]!) { payload: ${operation}(input: { ${field}: $records }) { ${RESULTS} } }`,
      {
        records,
      },
    );
  const attributes = [
    { key: 'size', name: 'Size', type: 'NUMBER' },
    { key: 'bad', name: 'Bad', type: 7 },
    null,
    { key: 'size', name: 'Size', type: 'number' },
  ];
  expect(told((await declare('declareAttributes', 'AttributeDefinitionInput', 'attributes', attributes)).payload.results)).toEqual([
    'CREATED',
    'type: INVALID_VALUE',
    ': INVALID_VALUE',
    'UNCHANGED',
  ]);
  const sources = `mutation ($input: [DataSourceInput!]!) { payload: declareDataSources(input: $input) { ${RESULTS} } }`;
  const { payload } = await ask<{ payload: { results: Result[] } }>(workspace, sources, {
    input: [
      { name: 'crm', party: 'FIRST' },
      { name: 'crm', party: 'fifth' },
      { name: 'crm', party: 'first', rank: '100' },
    ],
  });
  expect(told(payload.results)).toEqual(['CREATED', 'party: INVALID_VALUE', 'UNCHANGED']);
  const deletions = `mutation ($input: DeleteRecordsInput!) { payload: deleteRecords(input: $input) { ${RESULTS} } }`;
  const deleted = await ask<{ payload: { results: Result[] } }>(workspace, deletions, {
    input: { source: SOURCE, records: [{ kind: 'order', externalId: 1 }, { kind: 'INVOICE', externalId: 'x' }, { externalId: 'x' }] },
  });
  expect(told(deleted.payload.results)).toEqual(['UPDATED', 'kind: INVALID_VALUE', 'kind: REQUIRED']);
});
