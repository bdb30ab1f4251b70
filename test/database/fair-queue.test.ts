import { setImmediate } from 'node:timers/promises';
import { FairQueue } from '../../src/database/fair-queue.js';

type Errand = 'quick' | 'slow';

const errands = { quick: { places: 4, placesOfOne: 3 }, slow: { places: 2, placesOfOne: 1 } };
const newQueue = (longestWaitMs = 60_000) => new FairQueue<Errand>({ places: 4, errands, mostWaiting: 5, longestWaitMs });

/** Comes to the queue, and says who is in. */
function visitors(queue: FairQueue<Errand>) {
  const inside: string[] = [];
  const leaving = new Map<string, () => void>();
  return {
    inside,
    come: async (name: string, owner: string, errand: Errand = 'quick') => {
      const entering = queue.enter({ owner, errand });
      entering.then(
        (leave) => {
          inside.push(name);
          leaving.set(name, leave);
        },
        () => {},
      );
      await setImmediate();
    },
    leave: async (name: string) => {
      leaving.get(name)?.();
      inside.splice(inside.indexOf(name), 1);
      await setImmediate();
    },
  };
}

test('lets in as many as there are places, and of one owner fewer', async () => {
  const { come, inside } = visitors(newQueue());
  for (const n of [1, 2, 3, 4]) await come(`a${n}`, 'a');
  for (const n of [1, 2]) await come(`b${n}`, 'b');
  expect(inside).toEqual(['a1', 'a2', 'a3', 'b1']);
});

test('owners take turns, however much one asks', async () => {
  const { come, leave, inside } = visitors(newQueue());
  for (const n of [1, 2, 3, 4, 5]) await come(`a${n}`, 'a');
  await come('b1', 'b');
  await come('b2', 'b');
  await leave('a1');
  await leave('a2');
  expect(inside).toEqual(['a3', 'b1', 'a4', 'b2']);
});

test('what an owner has begun that takes long keeps nothing else of it waiting', async () => {
  const { come, leave, inside } = visitors(newQueue());
  for (const n of [1, 2, 3]) await come(`slow a${n}`, 'a', 'slow');
  await come('a1', 'a');
  expect(inside).toEqual(['slow a1', 'a1']);
  await come('slow b1', 'b', 'slow');
  await come('slow c1', 'c', 'slow');
  expect(inside).toEqual(['slow a1', 'a1', 'slow b1']);
  await leave('slow b1');
  expect(inside).toEqual(['slow a1', 'a1', 'slow c1']);
});

test('who has waited too long, or comes when too many wait, is refused', async () => {
  const queue = newQueue(10);
  const { come } = visitors(queue);
  for (const n of [1, 2, 3]) await come(`a${n}`, 'a');
  await expect(queue.enter({ owner: 'a', errand: 'quick' })).rejects.toMatchObject({ code: 'UNAVAILABLE', reason: 'BUSY' });
  const patient = newQueue();
  const others = visitors(patient);
  for (let n = 0; n < 8; n++) await others.come(`a${n}`, 'a');
  await expect(patient.enter({ owner: 'b', errand: 'slow', longestWaitMs: 1 }).then((leave) => leave())).resolves.toBeUndefined();
  await expect(patient.enter({ owner: 'a', errand: 'quick', longestWaitMs: 1 })).rejects.toMatchObject({ reason: 'BUSY' });
});

test('who waits no more is let in no more', async () => {
  const queue = newQueue();
  const { come, leave, inside } = visitors(queue);
  for (const n of [1, 2, 3]) await come(`a${n}`, 'a');
  const client = new AbortController();
  const waiting = queue.enter({ owner: 'a', errand: 'quick', signal: client.signal }).catch((reason: unknown) => reason);
  await come('a4', 'a');
  client.abort('gone');
  expect(await waiting).toBe('gone');
  await leave('a1');
  expect(inside).toEqual(['a2', 'a3', 'a4']);
});
