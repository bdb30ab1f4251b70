import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInputObjectType } from 'graphql';
import { makeSchema } from '../../src/graphql/schema.js';
import { createKey, startTestServer, type TestServer } from '../support/server.js';

/*
 * What goes on by itself with the rights of nobody: whoever changes anything of it, or has it go on, needs what making it takes. Whatever is changed, what it does from
 * then on is done because they said so.
 */

interface Family {
  readonly name: string;
  /** The input of `create…`, of something that needs more than its family does. */
  readonly input: (segmentId: string) => object;
  /** Of each field of the input of `update…` a value that whoever made it may give. */
  readonly changes: Readonly<Record<string, unknown>>;
  readonly record: string;
  readonly makes: readonly [create: string, update: string, resume: string | null];
  readonly inputs: readonly [created: string, changed: string];
  /** All that making it takes. */
  readonly scopes: readonly string[];
}

/** In place of the segment, which is made first. */
const THE_SAME = 'the same';

const tagging = { kind: 'ADD_TAG', tag: 'is {{first_name}}' };
const action = {
  record: 'action',
  makes: ['createSegmentAction', 'updateSegmentAction', 'resumeSegmentAction'],
  inputs: ['CreateSegmentActionInput', 'UpdateSegmentActionInput'],
} as const;
const FAMILIES: readonly Family[] = [
  {
    ...action,
    name: 'an action with customers',
    input: (segmentId) => ({ segmentId, name: 'a', trigger: 'ENTERED', effect: tagging }),
    changes: { name: 'b', effect: tagging },
    scopes: ['actions:manage', 'segments:read', 'customers:read', 'customers:write', 'personal_data:read'],
  },
  {
    ...action,
    name: 'an action at a bound',
    input: (segmentId) => ({
      segmentId,
      name: 'a',
      trigger: 'ROSE_ABOVE',
      bound: { figure: 'AMOUNT_SPENT', value: '10' },
      effect: { kind: 'NOTE', text: 'more' },
    }),
    changes: { name: 'b', effect: { kind: 'NOTE', text: 'as much' } },
    scopes: ['actions:manage', 'segments:read', 'customers:read', 'orders:read'],
  },
  {
    name: 'a destination',
    record: 'destination',
    makes: ['createDestination', 'updateDestination', 'resumeDestination'],
    inputs: ['CreateDestinationInput', 'UpdateDestinationInput'],
    input: (segmentId) => ({
      segmentId,
      name: 'a',
      mailingList: { listId: 'a1b2c3d4e5', apiKey: '0123456789abcdef0123456789abcdef-us6' },
      columns: [{ name: 'SPENT', column: 'amount_spent' }],
    }),
    changes: {
      name: 'b',
      columns: [{ name: 'PAID', column: 'amount_spent' }],
      compareEveryHours: 5,
      exclusive: true,
      onLeave: 'UNSUBSCRIBE',
      secret: 'fedcba9876543210fedcba9876543210-us6',
    },
    scopes: ['destinations:manage', 'segments:read', 'customers:read', 'personal_data:read', 'orders:read'],
  },
  {
    name: 'an export schedule of a segment',
    record: 'exportSchedule',
    makes: ['createExportSchedule', 'updateExportSchedule', 'resumeExportSchedule'],
    inputs: ['CreateExportScheduleInput', 'UpdateExportScheduleInput'],
    input: (segmentId) => ({
      segmentId,
      name: 'a',
      columns: ['firstName', 'emails'],
      withoutConsent: 'INCLUDE',
      file: 'members',
      times: ['03:00'],
    }),
    changes: { name: 'b', segmentId: THE_SAME, columns: ['lastName', 'emails'], keep: 1, times: ['04:00'], weekdays: [2] },
    scopes: ['destinations:manage', 'segments:read', 'customers:read', 'personal_data:read', 'consents:override'],
  },
  {
    name: 'an export schedule of a rule',
    record: 'exportSchedule',
    makes: ['createExportSchedule', 'updateExportSchedule', 'resumeExportSchedule'],
    inputs: ['CreateExportScheduleInput', 'UpdateExportScheduleInput'],
    input: () => ({ query: 'amount_spent > 5', name: 'a', columns: ['id'], file: 'spenders', times: ['03:00'] }),
    changes: { name: 'b', segmentId: null, columns: ['id', 'language'], keep: 1, times: ['04:00'], weekdays: [2] },
    scopes: ['destinations:manage', 'segments:read', 'customers:read', 'orders:read'],
  },
  {
    name: 'a webhook',
    record: 'webhook',
    makes: ['createWebhook', 'updateWebhook', null],
    inputs: ['CreateWebhookInput', 'UpdateWebhookInput'],
    input: (segmentId) => ({ segmentIds: [segmentId], name: 'a', url: 'https://hooks.example.com/a' }),
    changes: { name: 'b', url: 'https://hooks.example.com/b', kinds: ['ENTERED'], mostChanges: 5, segmentIds: null },
    scopes: ['webhooks:manage', 'segments:read', 'customers:read'],
  },
];

const schema = makeSchema();
let server: TestServer;
let folder: string;
let segmentId: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cantle-changed-'));
  server = await startTestServer({ environment: { CANTLE_IDE: 'off', CANTLE_EXPORT_FOLDER: folder } });
  const { createSegment } = await server.ask<{ createSegment: { segment: { id: string } } }>(
    `mutation { createSegment(input: { name: "F", query: "gender = 'f'" }) { segment { id } } }`,
  );
  segmentId = createSegment.segment.id;
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each(FAMILIES)('of $name each field that can be changed is tried', ({ inputs: [, changed], changes }) => {
  const type = schema.getType(changed);
  expect(Object.keys(changes).toSorted()).toEqual(isInputObjectType(type) ? Object.keys(type.getFields()).toSorted() : []);
});

test.each(FAMILIES)('whoever lacks one thing that making $name takes changes nothing of it', async (family) => {
  const { record, scopes, changes } = family;
  const [create, update, resume] = family.makes;
  const [createdInput, changedInput] = family.inputs;
  /** What became of it: the code of the refusal, with the scopes that are missing; or what is wrong with the input. */
  const send = async (key: string | undefined, document: string, variables: object) => {
    const { data, errors } = await server.send(document, variables, key);
    const refused = errors?.[0]?.extensions as { readonly code: string; readonly scopes?: readonly string[] } | undefined;
    return refused === undefined ? { data, code: 'OK', lacks: [] } : { data, code: refused.code, lacks: refused.scopes ?? [] };
  };
  const answers = record === 'webhook' ? { made: 'webhook { __typename }', changed: '__typename' } : {};
  const selected = answers.made ?? `userErrors { message }`;
  const making = `mutation ($input: ${createdInput}!) { ${create}(input: $input) { ${selected} } }`;
  const changing = `mutation ($id: ID!, $input: ${changedInput}!) { ${update}(id: $id, input: $input) { ${answers.changed ?? selected} } }`;
  const made = await server.ask<Record<string, Record<string, { id: string } | null>>>(
    `mutation ($input: ${createdInput}!) { ${create}(input: $input) { ${record} { id } ${record === 'webhook' ? '' : 'userErrors { message }'} } }`,
    { input: family.input(segmentId) },
  );
  const id = made[create]?.[record]?.id;
  expect(id).toBeDefined();
  const tried: string[] = [];
  for (const lacking of scopes) {
    const key = await createKey(
      server,
      scopes.filter((scope) => scope !== lacking),
    );
    expect([lacking, await send(key, making, { input: family.input(segmentId) })]).toMatchObject([lacking, { code: 'FORBIDDEN' }]);
    for (const [field, value] of Object.entries(changes)) {
      const { code, lacks } = await send(key, changing, { id, input: { [field]: value === THE_SAME ? segmentId : value } });
      if (code !== 'FORBIDDEN' || !lacks.includes(lacking)) tried.push(`${field} without ${lacking}: ${code} ${lacks.join()}`);
    }
    if (resume === null) continue;
    const { code } = await send(key, `mutation ($id: ID!) { ${resume}(id: $id) { userErrors { message } } }`, { id });
    if (code !== 'FORBIDDEN') tried.push(`${resume} without ${lacking}: ${code}`);
  }
  expect(tried).toEqual([]);
  // And nothing but that was in the way.
  const whole = await createKey(server, scopes);
  for (const [field, value] of Object.entries(changes)) {
    const { code, data } = await send(whole, changing, { id, input: { [field]: value === THE_SAME ? segmentId : value } });
    expect([field, code, JSON.stringify(data)]).toEqual([
      field,
      'OK',
      JSON.stringify({ [update]: record === 'webhook' ? { __typename: 'Webhook' } : { userErrors: [] } }),
    ]);
  }
});
