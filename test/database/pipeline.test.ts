import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import type { Socket } from 'node:net';
import { readServerAddress } from '../../src/database/server-address.js';
import { openSession, type Session } from '../../src/database/session.js';
import type { Statement } from '../../src/database/statement.js';
import {
  BIND_COMPLETE,
  CLOSE_COMPLETE,
  complete,
  COPY_IN,
  dataRow,
  EMPTY_QUERY,
  error,
  NOTICE,
  NOTIFICATION,
  PARAMETER,
  PARSE_COMPLETE,
  READY,
  ROW_DESCRIPTION,
  startProtocolServer,
  type Batch,
  type ProtocolServer,
} from './support/protocol-server.js';

/* Every order of messages that the protocol allows, and connections that end at every byte. */

const FATAL = error('57P01', 'FATAL');
const ASIDE = { notice: NOTICE, parameter: PARAMETER, notification: NOTIFICATION } as const;

interface Fault {
  /** Before which message of the answer; the last is that the server is ready. */
  readonly at: number;
  readonly kind: 'error' | 'fatal' | 'error, then fatal' | 'cut' | 'half a message';
}

interface Plan {
  /** How many rows each statement gives. */
  readonly rows: readonly number[];
  /** Which of the statements is a COMMIT. */
  readonly commit: number | undefined;
  readonly named: boolean;
  readonly asides: readonly { readonly at: number; readonly kind: keyof typeof ASIDE }[];
  readonly fault: Fault | undefined;
  /** Bytes that arrive together. */
  readonly packet: number;
}

const plans: fc.Arbitrary<Plan> = fc.record({
  rows: fc.array(fc.nat(3), { minLength: 1, maxLength: 4 }),
  commit: fc.option(fc.nat(3), { nil: undefined }),
  named: fc.boolean(),
  asides: fc.array(fc.record({ at: fc.nat(40), kind: fc.constantFrom('notice', 'parameter', 'notification') }), { maxLength: 6 }),
  fault: fc.option(
    fc.record({
      at: fc.nat(40),
      kind: fc.constantFrom<Fault['kind'][]>('error', 'fatal', 'error, then fatal', 'cut', 'half a message'),
    }),
    { nil: undefined },
  ),
  packet: fc.integer({ min: 1, max: 200 }),
});

let answer: (socket: Socket, batch: Batch) => Promise<void> | void;
let server: ProtocolServer;
const uncaught: unknown[] = [];
const note = (thrown: unknown) => void uncaught.push(thrown);
beforeAll(async () => {
  process.on('uncaughtException', note);
  server = await startProtocolServer((socket, batch) => answer(socket, batch));
});
afterAll(async () => {
  process.off('uncaughtException', note);
  await server.close();
});

const FAILURE: unknown = expect.any(Error);
const rowsOf = (count: number) => Array.from({ length: count }, (_, n) => ({ n }));

/** What a server that is well answers to a batch, with a tag for each statement. */
function answersTo(batch: Batch, rows: readonly number[], tags: readonly string[]): Buffer[] {
  let executed = 0;
  return batch.flatMap(({ type }) => {
    if (type === 'P') return [PARSE_COMPLETE];
    if (type === 'B') return [BIND_COMPLETE];
    if (type === 'C') return [CLOSE_COMPLETE];
    if (type === 'D') return [ROW_DESCRIPTION];
    const index = executed++;
    return [...rowsOf(rows[index] ?? 0).map(({ n }) => dataRow(n)), complete(tags[index] ?? 'SELECT 0')];
  });
}

/** The answer with what the plan puts into it, whether the connection ends with it, and how many messages it had by itself. */
function spoilt(plan: Plan, answers: readonly Buffer[]): { readonly bytes: Buffer; readonly ends: boolean } {
  const { fault } = plan;
  const at = fault === undefined ? 0 : fault.at % (answers.length + 1);
  const told = fault === undefined ? answers : answers.slice(0, at);
  const end: Record<Fault['kind'], readonly Buffer[]> = {
    error: [error('23505'), READY],
    fatal: [FATAL],
    'error, then fatal': [error('23505'), FATAL],
    cut: [],
    'half a message': [(answers[at] ?? READY).subarray(0, 3)],
  };
  const messages = [...told, ...(fault === undefined ? [READY] : end[fault.kind])];
  // Nothing is put behind what is cut off.
  const places = told.length + 1;
  for (const { at: place, kind } of plan.asides) messages.splice(place % places, 0, ASIDE[kind]);
  return { bytes: Buffer.concat(messages), ends: fault !== undefined && fault.kind !== 'error' };
}

async function deliver(socket: Socket, bytes: Buffer, packet: number): Promise<void> {
  for (let at = 0; at < bytes.length; at += packet) {
    socket.write(bytes.subarray(at, at + packet));
    await setImmediate();
  }
}

const statement = (name: string | undefined, n: number): Statement => ({
  text: `/* test */ select ${n}`,
  values: [],
  ...(name === undefined ? {} : { prepare: name }),
});

async function run(session: Session, plan: Plan): Promise<object[][]> {
  const statements = plan.rows.map((_, index) => statement(plan.named ? `s${index}` : undefined, index));
  const results = await session.run(statements, { timeoutMs: 5_000, onAnswer: () => {} });
  return results.map(({ rows }) => rows as object[]);
}

test('whatever a server sends, a pipeline ends, tells the truth, and harms nobody', async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const tags = plan.rows.map((count, index) => (index === plan.commit ? 'COMMIT' : `SELECT ${count}`));
      let whole: readonly Buffer[] = [];
      answer = async (socket, batch) => {
        const answers = answersTo(batch, plan.rows, tags);
        whole = answers;
        const { bytes, ends } = spoilt(plan, answers);
        await deliver(socket, bytes, plan.packet);
        if (ends) socket.destroySoon();
      };
      const session = await openSession(readServerAddress(server.url), undefined);
      const outcome = await run(session, plan).catch((thrown: Error) => thrown);
      expect(outcome).toEqual(answered(plan, whole));

      answer = async (socket, batch) => deliver(socket, Buffer.concat([...answersTo(batch, plan.rows, tags), READY]), 1_000);
      const again = await run(session, plan).catch((thrown: Error) => thrown);
      const goesOn = plan.fault === undefined || plan.fault.kind === 'error';
      expect(again).toEqual(goesOn ? plan.rows.map(rowsOf) : FAILURE);
      expect(session.isUsable).toBe(goesOn);
      await session.close();
      expect(uncaught).toEqual([]);
    }),
    { numRuns: Number(process.env['CANTLE_FUZZ_RUNS'] ?? 200), endOnFailure: false },
  );
});

/** What is given of an answer that is broken off: nothing, unless it has been said that a transaction is committed. */
function answered({ rows, commit, fault }: Plan, answers: readonly Buffer[]): unknown {
  if (fault === undefined) return rows.map(rowsOf);
  const told = answers.slice(0, fault.at % (answers.length + 1));
  const complete = told.filter((message) => message[0] === COMMAND_COMPLETE).length;
  const isCommitted = commit !== undefined && commit < Math.min(complete, rows.length);
  return isCommitted ? rows.slice(0, complete).map(rowsOf) : FAILURE;
}

const COMMAND_COMPLETE = 'C'.charCodeAt(0);

async function withAnswers(batches: readonly (readonly Buffer[])[], work: (session: Session) => Promise<void>): Promise<void> {
  let next = 0;
  answer = (socket) => void socket.write(Buffer.concat([...(batches[next++] ?? [])]));
  const session = await openSession(readServerAddress(server.url), undefined);
  try {
    await work(session);
  } finally {
    await session.close();
  }
  expect(uncaught).toEqual([]);
}

const WHOLE = [PARSE_COMPLETE, BIND_COMPLETE, ROW_DESCRIPTION, dataRow(0), complete('SELECT 1')];
const one = (session: Session) => session.run([statement(undefined, 1)], { timeoutMs: 5_000, onAnswer: () => {} });

test('a constraint that fails when the statement is over fails the statement', async () => {
  await withAnswers(
    [
      [...WHOLE, error('23503'), READY],
      [...WHOLE, READY],
    ],
    async (session) => {
      await expect(one(session)).rejects.toMatchObject({ code: '23503' });
      expect((await one(session))[0]?.rows).toEqual([{ n: 0 }]);
    },
  );
});

test('a statement without anything to do is answered', async () => {
  await withAnswers([[PARSE_COMPLETE, BIND_COMPLETE, EMPTY_QUERY, READY]], async (session) => {
    expect((await one(session))[0]?.rows).toEqual([]);
  });
});

test('answers to nothing break the connection off', async () => {
  for (const extra of [dataRow(1), ROW_DESCRIPTION, complete('SELECT 1'), EMPTY_QUERY]) {
    await withAnswers([[...WHOLE, extra, READY]], async (session) => {
      await expect(one(session)).rejects.toThrow('lost');
      expect(session.isUsable).toBe(false);
    });
  }
});

test('fewer answers than statements fail, and so does a copy that nobody wants', async () => {
  await withAnswers([[PARSE_COMPLETE, READY]], (session) => expect(one(session)).rejects.toThrow('fewer'));
  await withAnswers(
    [
      [PARSE_COMPLETE, BIND_COMPLETE, COPY_IN],
      [error('57014'), READY],
    ],
    (session) => expect(one(session)).rejects.toMatchObject({ code: '57014' }),
  );
});

test('a connection that is told to end while nobody asks anything is not used again', async () => {
  await withAnswers([[...WHOLE, READY, FATAL]], async (session) => {
    await one(session);
    await expect(one(session)).rejects.toThrow('lost');
  });
});

test('a server that answers nothing is given up after the time that the statement has', async () => {
  answer = () => {};
  const session = await openSession(readServerAddress(server.url), undefined);
  const startedAt = performance.now();
  await expect(session.run([statement(undefined, 1)], { timeoutMs: 1, onAnswer: () => {} })).rejects.toThrow('lost');
  expect(performance.now() - startedAt).toBeLessThan(8_000);
  expect(session.isUsable).toBe(false);
});
