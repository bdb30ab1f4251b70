import { overlap } from '../../src/insight/index.js';
import { addSegmentMembers, createSegment } from '../../src/membership/index.js';
import { syncCustomers } from '../../src/sync/index.js';
import { openTestWorkspace, type TestWorkspace } from '../support/workspace.js';

let workspace: TestWorkspace;

beforeAll(async () => {
  workspace = await openTestWorkspace();
});
afterAll(() => workspace.close());

describe('the overlap of segments', () => {
  async function givenStatic(name: string, customerIds: readonly string[]): Promise<string> {
    const { segment } = await createSegment(workspace, { name, kind: 'STATIC' });
    await addSegmentMembers(workspace, segment?.id ?? '', customerIds);
    return segment?.id ?? '';
  }

  test('counts each combination once', async () => {
    const { results } = await syncCustomers(workspace, {
      source: 'test',
      records: ['a', 'b', 'c', 'd'].map((externalId) => ({ externalId })),
    });
    const [a = '', b = '', c = '', d = ''] = results.map((result) => result.id ?? '');
    const [one, two, three] = [await givenStatic('one', [a, b, c]), await givenStatic('two', [b, c, d]), await givenStatic('three', [c])];
    const found = await overlap(workspace, [one, two, three]);
    expect(found.union).toBe(4);
    expect(found.segments).toEqual([
      { segmentId: one, size: 3, only: 1 },
      { segmentId: two, size: 3, only: 1 },
      { segmentId: three, size: 1, only: 0 },
    ]);
    expect(found.pairs.map(({ size, jaccard }) => [size, jaccard])).toEqual([
      [2, 0.5],
      [1, 1 / 3],
      [1, 1 / 3],
    ]);
    expect(found.combinations).toContainEqual({ segmentIds: [one, two, three], size: 1 });
    expect(found.combinations).toHaveLength(4);
  });

  test('refuses a single segment and an unknown one', async () => {
    const [one, two] = [await givenStatic('lone', []), '00000000-0000-0000-0000-000000000000'];
    await expect(overlap(workspace, [one])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(overlap(workspace, [one, two])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
