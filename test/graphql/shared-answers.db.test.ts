import pino from 'pino';
import type { ExecutionResult } from 'graphql';
import { Authenticator, Limiter, NO_LIMITS, StandingKeys, type Viewer } from '../../src/access/index.js';
import { encodeCursor, headOfLog } from '../../src/changes/index.js';
import { sql } from '../../src/database/sql.js';
import { OperationContext, type Services } from '../../src/graphql/context.js';
import { readOperation } from '../../src/graphql/operation/read-operation.js';
import { subscribeFresh } from '../../src/graphql/operation/subscribe-fresh.js';
import { makeSchema } from '../../src/graphql/schema.js';
import { newId } from '../../src/kernel/id.js';
import { ChangeFeed } from '../../src/live/index.js';
import { settle } from '../../src/membership/index.js';
import { entities } from '../../src/model/index.js';
import type { Scope } from '../../src/model/scope.js';
import { syncCustomers } from '../../src/sync/index.js';
import { credential } from '../support/viewer.js';
import { openTestWorkspace, saveSegment, type TestWorkspace } from '../support/workspace.js';

/* Subscribers that ask the same under the same rights share the work of answering, and nothing else. */

const schema = makeSchema();
const CHANGES = `subscription ($after: Cursor, $segmentIds: [ID!]) {
  membershipChanges(after: $after, segmentIds: $segmentIds) {
    ... on MembershipChangeBatch { changes { kind customer { id tags } segment { id name } } cursor }
  }
}`;
const NAMES = CHANGES.replace('tags', 'firstName');

let workspace: TestWorkspace;
let services: Services;
let segmentIds: string[];
const statements: string[] = [];
const keyId = newId();
const open: AsyncGenerator<ExecutionResult, void>[] = [];

beforeAll(async () => {
  workspace = await openTestWorkspace({ entities: entities });
  const feed = new ChangeFeed(workspace, () => {});
  await feed.start();
  services = {
    membership: workspace,
    feed,
    authenticator: new Authenticator({ ...workspace, uses: { note: () => {} } }),
    keys: new StandingKeys(workspace),
    limiter: new Limiter(workspace.database, NO_LIMITS, () => {}),
    intake: workspace,
    privateWebhooks: true,
    exportFolder: undefined,
    uploads: { fileBytes: 0, totalBytes: 0, workingFolder: '' },
    log: pino({ level: 'silent' }),
  };
  await workspace.database.execute(sql`
    insert into api_key (id, name, prefix, hash, scopes, created_at) values (${keyId}, 'test', 'ck', 'hash', '{}', now())`);
  segmentIds = [
    (await saveSegment(workspace, "customer_tags CONTAINS 'a'")).id,
    (await saveSegment(workspace, "customer_tags CONTAINS 'b'")).id,
  ];
  workspace.database.onStatement((text) => statements.push(text));
});
afterEach(async () => {
  for (const subscription of open.splice(0)) await subscription.return();
});
afterAll(async () => {
  await services.feed.close();
  await workspace.close();
});

const viewer = (scopes: Scope[], only: string[] | null = null): Viewer => ({
  keyId,
  scopes: new Set(scopes),
  segmentIds: only && new Set(only),
  credential: credential(Buffer.from('hash').toString('hex')),
});
const READER = viewer(['segments:read', 'customers:read']);

async function subscribe(who: Viewer, query = CHANGES, variables: Record<string, unknown> = {}) {
  const args = readOperation(schema, new OperationContext(services, who), { query, variables });
  if (!('schema' in args)) throw new Error(`Refused: ${JSON.stringify(args)}`);
  const answers = await subscribeFresh(args, { began: () => {}, ended: () => {} });
  if (!(Symbol.asyncIterator in answers)) throw new Error(`Refused: ${JSON.stringify(answers)}`);
  open.push(answers);
  return answers;
}

async function next(answers: AsyncGenerator<ExecutionResult, void>): Promise<ExecutionResult> {
  const { value } = await answers.next();
  if (value === undefined) throw new Error('The subscription ended.');
  return value;
}

/** Moves customers with these tags in and out, and tells the statements by which subscribers were answered. */
async function change(...tags: string[][]): Promise<void> {
  await syncCustomers(workspace, { source: 'shop', records: tags.map((of, n) => ({ externalId: newId(), firstName: `N${n}`, tags: of })) });
  statements.length = 0;
  await settle(workspace);
}
const reads = () => statements.filter((text) => text.includes('graphql.record'));

test('fifty subscribers cost as many statements as one', async () => {
  const subscribers = await Promise.all(Array.from({ length: 50 }, () => subscribe(READER)));
  const answers = subscribers.map(next);
  await change(['a'], ['b']);
  const told = await Promise.all(answers);
  expect(reads()).toHaveLength(2);
  expect(statements.filter((text) => text.includes('access.findKeys'))).toHaveLength(1);
  expect(told[0]?.errors).toBeUndefined();
  for (const answer of told) expect(answer).toEqual(told[0]);
});

test('who resumed from elsewhere shares with the others once at the same position', async () => {
  const after = encodeCursor(await headOfLog(workspace.database));
  const subscribers = [await subscribe(READER, CHANGES, { after }), await subscribe(READER)];
  const answers = subscribers.map(next);
  await change(['a']);
  const [one, other] = await Promise.all(answers);
  expect(one).toEqual(other);
  expect(reads()).toHaveLength(2);
});

test('other rights, fields and segments are answered apart', async () => {
  const ofOne = viewer(['segments:read', 'customers:read'], [segmentIds[0] as string]);
  const named = viewer(['segments:read', 'customers:read', 'personal_data:read']);
  const subscribers = [
    await subscribe(READER),
    await subscribe(ofOne),
    await subscribe(named, NAMES),
    await subscribe(READER, CHANGES, { segmentIds: [segmentIds[1]] }),
  ];
  const answers = subscribers.map(next);
  await change(['a'], ['b']);
  const told = await Promise.all(answers);
  const segmentsIn = (answer: ExecutionResult) =>
    (answer.data as { membershipChanges: { changes: { segment: { id: string } }[] } }).membershipChanges.changes.map(
      ({ segment }) => segment.id,
    );
  expect(told.map((answer) => segmentsIn(answer).toSorted())).toEqual([
    segmentIds.toSorted(),
    [segmentIds[0]],
    segmentIds.toSorted(),
    [segmentIds[1]],
  ]);
  expect(JSON.stringify(told[2])).toContain('firstName');
  expect(JSON.stringify([told[0], told[1], told[3]])).not.toContain('firstName');
});

test('subscribers of different segments read together what a change of both tells', async () => {
  const subscribers = [
    await subscribe(READER, CHANGES, { segmentIds: [segmentIds[0]] }),
    await subscribe(READER, CHANGES, { segmentIds: [segmentIds[1]] }),
  ];
  const answers = subscribers.map(next);
  await change(['a'], ['b']);
  const told = await Promise.all(answers);
  expect(told.map(({ data }) => data)).toMatchObject(
    segmentIds.map((id) => ({ membershipChanges: { changes: [{ kind: 'ENTERED', segment: { id } }] } })),
  );
  expect(reads()).toHaveLength(2);
});

test('what was read for one change is read again for the next', async () => {
  const subscriber = await subscribe(READER);
  const externalId = newId();
  for (const tags of [['a'], ['a', 'b']]) {
    const answer = next(subscriber);
    await syncCustomers(workspace, { source: 'shop', records: [{ externalId, tags }] });
    await settle(workspace);
    expect((await answer).data).toMatchObject({ membershipChanges: { changes: [{ customer: { tags } }] } });
  }
});

test('who goes away while an answer is made takes nothing from the others', async () => {
  const [staying, leaving] = [await subscribe(READER), await subscribe(READER)];
  const answers = [next(leaving), next(staying)];
  const gone = answers[0]?.then(() => leaving.return());
  await change(['a', 'b']);
  expect((await answers[1])?.data).toMatchObject({ membershipChanges: { changes: [{ kind: 'ENTERED' }, { kind: 'ENTERED' }] } });
  await gone;
});
