import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { MailingList } from '../../src/destinations/mailing-list.js';
import { Misconfigured, type Receiver, Unreachable } from '../../src/destinations/receiver.js';
import { Table } from '../../src/destinations/table.js';

/* Whoever is written to may answer anything, for ever, or nothing. It ends with an error that is meant for that, in time, and the process goes on. */

const closers: (() => Promise<unknown> | void)[] = [];
const receivers: Receiver[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const listen = async (server: Server | HttpServer): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  return (server.address() as AddressInfo).port;
};

describe('a database', () => {
  const message = (code: string, body: Buffer | string = '') => {
    const head = Buffer.alloc(5, code);
    head.writeUInt32BE(Buffer.byteLength(body) + 4, 1);
    return Buffer.concat([head, Buffer.from(body)]);
  };
  const READY = message('Z', 'I');
  const WELCOME = Buffer.concat([message('R', Buffer.alloc(4)), READY]);
  const COLUMN = Buffer.concat([
    Buffer.from([0, 1]),
    Buffer.from('key\0'),
    Buffer.alloc(6),
    Buffer.from([0, 0, 0, 25, 255, 255]),
    Buffer.alloc(6),
  ]);
  const row = (text: Buffer) => {
    const length = Buffer.alloc(6);
    length.writeUInt16BE(1);
    length.writeUInt32BE(text.length, 2);
    return message('D', Buffer.concat([length, text]));
  };
  const endless = (chunk: Buffer) => (socket: Socket) => {
    const go = () => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.on('drain', go);
    go();
  };
  /** Answers each message of a client, in turn; nothing once there is no more. */
  const databaseThat = async (...answers: (Buffer | ((socket: Socket) => void))[]): Promise<Table> => {
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      const left = [...answers];
      closers.unshift(() => void socket.destroy());
      socket.on('error', () => {});
      socket.on('data', () => {
        const answer = left.shift();
        if (typeof answer === 'function') answer(socket);
        else if (answer !== undefined) socket.write(answer);
      });
    });
    const port = await listen(server);
    const table = new Table({ host: '', table: 't', keyColumn: 'k' }, `postgres://u:p@127.0.0.1:${port}/d`, [], { allowPrivate: true });
    receivers.push(table);
    return table;
  };

  const truncated = (code: string) => Buffer.concat([Buffer.from(code), Buffer.from([0, 0, 0, 4])]);
  const MALFORMED: [string, Buffer][] = [
    ...Array.from('RKENTtDCZAGHdsWV1').map((code): [string, Buffer] => [`a ${code} without what belongs to it`, truncated(code)]),
    ['a length of nothing', Buffer.from([0x44, 0, 0, 0, 0])],
    ['a row of more columns than it has', message('D', Buffer.from([255, 255, 0]))],
    ['a row that nobody asked for', row(Buffer.from('x'))],
    ['an answer to nothing', message('C', 'SELECT 1\0')],
    ['a copy that nobody asked for', message('G', Buffer.from([0, 0, 0]))],
    ['another demand for a password', message('R', Buffer.from([0, 0, 0, 12]))],
    ['an unknown demand', message('R', Buffer.from([0, 0, 0, 99]))],
    ['no PostgreSQL', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ];

  test.each(MALFORMED)('that sends %s', async (_, answer) => {
    for (const answers of [[answer], [WELCOME, answer]]) {
      const table = await databaseThat(...answers, (socket) => socket.end());
      const asked = table.check();
      const cut = setTimeout(() => void table.close(), 300);
      await expect(asked).rejects.toBeInstanceOf(Error);
      await expect(asked.catch((error: unknown) => error instanceof Unreachable || error instanceof Misconfigured)).resolves.toBe(true);
      clearTimeout(cut);
      await table.close();
    }
  });

  test.each([
    ['rows', row(Buffer.alloc(60_000, 'x'))],
    ['notices', message('N', `SNOTICE\0M${'x'.repeat(60_000)}\0\0`)],
    ['settings', message('S', `a\0${'x'.repeat(60_000)}\0`)],
  ])(
    'that sends %s for ever',
    async (what, chunk) => {
      const before = process.memoryUsage().rss;
      const beginning = what === 'rows' ? [WELCOME, message('T', COLUMN)] : [WELCOME];
      for (const answers of [[endless(chunk)], [...beginning.slice(0, 1), endless(Buffer.concat([...beginning.slice(1), chunk]))]]) {
        const table = await databaseThat(...answers);
        await expect(table.list(null)).rejects.toThrow(/sends more than is read|unexpected dataRow/);
        await table.close();
      }
      expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
    },
    20_000,
  );

  test('that never lets go of a connection', async () => {
    const answer = Buffer.concat([message('1'), message('2'), message('T', COLUMN), message('C', 'SELECT 0\0'), READY]);
    const table = await databaseThat(WELCOME, answer);
    expect(await table.list(null)).toEqual({ present: [], declined: [], cursor: null });
    const began = performance.now();
    await table.close();
    expect(performance.now() - began).toBeLessThan(3_000);
  }, 8_000);

  test.each([
    ['a key with a NUL in it', Buffer.from('a\0b')],
    ['a key that is endless', Buffer.alloc(100_000, 'x')],
  ])('that has %s', async (_, key) => {
    const answer = Buffer.concat([
      message('1'),
      message('2'),
      message('T', COLUMN),
      row(key),
      row(Buffer.from('one')),
      message('C', 'SELECT 2\0'),
      READY,
    ]);
    const table = await databaseThat(WELCOME, answer);
    await expect(table.list(null)).rejects.toBeInstanceOf(Misconfigured);
    await table.close();
  });
});

describe('a mailing tool', () => {
  const toolThat = async (status: number, body: string): Promise<MailingList> => {
    const port = await listen(
      createHttpServer((request, response) => {
        request.resume();
        response.writeHead(status, { 'content-type': 'application/json' }).end(body);
      }),
    );
    return new MailingList({ url: `http://127.0.0.1:${port}`, listId: 'l', onLeave: 'ARCHIVE' }, 'k', { allowPrivate: true });
  };
  const ANN = { key: 'a', email: 'ann@mail.example', values: {} };

  test.each([
    '{"members":"x"}',
    '{"members":null}',
    '{"members":[null]}',
    '{"members":[{"id":5,"status":"subscribed"}]}',
    '{"members":[{"id":"a\\u0000","status":"subscribed"}]}',
    `{"members":[{"id":"${'a'.repeat(300)}","status":"subscribed"}]}`,
    '{"members":[{"id":"a","status":{}}]}',
    '{"members":[],"total_items":"many"}',
    '[]',
    '7',
    '',
  ])('that tells of its members %s', async (body) => {
    await expect((await toolThat(200, body)).list(null)).rejects.toBeInstanceOf(Unreachable);
  });

  test.each([
    '{"errors":"x"}',
    '{"errors":[null]}',
    '{"errors":[{"email_address":5,"error":5}]}',
    '{"errors":{"length":-1}}',
    '[]',
    'null',
  ])('that tells of a batch %s', async (body) => {
    await expect((await toolThat(200, body)).put([ANN, { ...ANN, key: 'b' }])).rejects.toBeInstanceOf(Unreachable);
  });

  test.each(['{"title":5}', '{"detail":{}}', '{"errors":"x"}', '{"errors":[null]}', '{"title":"a\\u0000b"}', 'null', '7', '<p>'])(
    'that refuses with %s',
    async (body) => {
      const tool = await toolThat(400, body);
      const refusals = [...(await tool.put([ANN])), ...(await tool.remove([{ key: 'a', forgets: false }]))];
      expect(refusals).toHaveLength(2);
      // Nothing that the database cannot keep.
      for (const { message } of refusals) expect(message).toMatch(/^[^\0]{1,500}$/);
    },
  );

  test('that refuses at great length', async () => {
    const tool = await toolThat(400, `{"title":"${'x'.repeat(1_000_000)}"}`);
    const began = performance.now();
    expect((await tool.put([ANN]))[0]?.message).toHaveLength(500);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
