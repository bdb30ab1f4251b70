import { isAudited } from '../../src/graphql/operation/audited-fields.js';
import { idsGivenBy, idsGivenTo, subjectKindOf } from '../../src/graphql/operation/audited-subjects.js';
import { makeSchema, rootFields } from '../../src/graphql/schema.js';
import { newId } from '../../src/kernel/id.js';

const schema = makeSchema();

test('the audit log is around every field that something can be asked of or done with', () => {
  const fields = rootFields(schema);
  expect(fields.filter((field) => !isAudited(field)).map(({ name }) => name)).toEqual([]);
  expect(fields.length).toBeGreaterThan(60);
});

test('what a mutation is about follows from its type', () => {
  const kinds = Object.values(schema.getMutationType()?.getFields() ?? {}).map((field) => `${field.name}: ${subjectKindOf(field)}`);
  expect(kinds).toEqual(
    expect.arrayContaining([
      'createSegment: Segment',
      'addSegmentMembers: Segment',
      'deleteSegment: Segment',
      'eraseCustomer: Customer',
      'mergeCustomers: Customer',
      'syncOrders: Orders',
      'createApiKey: ApiKey',
      'revokeApiKey: ApiKey',
      'deleteRecords: Records',
      'setConflictRule: ConflictRule',
    ]),
  );
});

test('ids are found among what is given to a mutation, in inputs too, and in what it gives', () => {
  const { addSegmentMembers, createApiKey, mergeCustomers, revokeApiKey } = schema.getMutationType()?.getFields() ?? {};
  const [a, b, c] = [newId(), newId(), newId()];
  if (!addSegmentMembers || !createApiKey || !mergeCustomers || !revokeApiKey) throw new Error('A mutation has another name.');
  expect(idsGivenTo(addSegmentMembers, { segmentId: a, customerIds: [b, c.toUpperCase(), 'nonsense'] }).toSorted()).toEqual(
    [a, b, c].toSorted(),
  );
  expect(idsGivenTo(createApiKey, { input: { name: 'k', scopes: ['admin'], segmentIds: [a] } })).toEqual([a]);
  expect(idsGivenBy(mergeCustomers, { customer: { id: a }, mergeIds: [b], userErrors: [] }).toSorted()).toEqual([a, b].toSorted());
  expect(idsGivenBy(revokeApiKey, { id: a, name: 'k' })).toEqual([a]);
  expect(idsGivenBy(mergeCustomers, null)).toEqual([]);
});
