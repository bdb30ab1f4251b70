import { isEnumType, isInterfaceType, isObjectType } from 'graphql';
import { OTHER_KINDS, WITHOUT_TYPE } from '../../src/audit/index.js';
import { isAudited } from '../../src/graphql/operation/audited-fields.js';
import { idsGivenBy, idsGivenTo, OTHER_SUBJECTS, subjectKindOf } from '../../src/graphql/operation/audited-subjects.js';
import { makeSchema, rootFields } from '../../src/graphql/schema.js';
import { newId } from '../../src/kernel/id.js';

const schema = makeSchema();

test('the audit log is around every field that something can be asked of or done with', () => {
  const fields = rootFields(schema);
  expect(fields.filter((field) => !isAudited(field)).map(({ name }) => name)).toEqual([]);
  expect(fields.length).toBeGreaterThan(60);
});

describe('what the log says that something is done to', () => {
  const fields = rootFields(schema);
  const kinds = fields.map((field) => `${field.name}: ${subjectKindOf(schema, field)}`);
  const isType = (name: string) => [isEnumType, isInterfaceType, isObjectType].some((is) => is(schema.getType(name)));
  const without: readonly string[] = WITHOUT_TYPE;

  test('is the name of a type, but for what there is none of', () => {
    const all = [...kinds, ...OTHER_KINDS.map((kind) => `another deed: ${kind}`)];
    const odd = all.filter((each) => !isType(each.split(': ')[1] ?? ''));
    expect(odd.filter((each) => !without.includes(each.split(': ')[1] ?? ''))).toEqual([]);
    expect(without.filter(isType)).toEqual([]);
  });

  test('is the type of the ids that are told', () => {
    // A subscription of the name of a query is of the same.
    expect(new Set(kinds).size).toBe(new Set(fields.map(({ name }) => name)).size);
    expect(kinds).toEqual(
      expect.arrayContaining([
        'createSegment: Segment',
        'addSegmentMembers: Segment',
        'deleteSegment: Segment',
        'eraseCustomer: Customer',
        'mergeCustomers: Customer',
        'syncOrders: Order',
        'syncCompanies: Company',
        'syncCampaignEngagements: CampaignEngagement',
        'upsertCustomersByEmail: Customer',
        'linkCustomers: Customer',
        'createApiKey: ApiKey',
        'revokeApiKey: ApiKey',
        'setConflictRule: ConflictRule',
        'createWebhook: Webhook',
        'openCases: OpenCase',
        'changes: RecordChange',
        'customers: Customer',
        'customerByExternalId: Customer',
        'customersByContact: Customer',
        'exportCustomer: Customer',
        'explainMembership: Customer',
        'membershipChanges: MembershipChange',
        'segment: Segment',
        'segmentFunnel: Segment',
        'segmentForecast: Segment',
        'previewSegmentEdit: Segment',
        'auditLog: AuditEntry',
        'node: Node',
      ]),
    );
  });

  test('is told for each field alone that needs it', () => {
    const names = new Set(fields.map(({ name }) => name));
    expect(Object.keys(OTHER_SUBJECTS).filter((name) => !names.has(name))).toEqual([]);
  });
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
