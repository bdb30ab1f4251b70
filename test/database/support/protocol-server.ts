import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/* As much of the server's end of PostgreSQL's protocol as a client needs to believe it. */

/** What a client has sent before it synchronized: the types of the messages, such as `PBDES`. */
export type Batch = readonly { readonly type: string; readonly body: Buffer }[];

/** Answers a batch on the socket: in time or late, whole or not. */
export type Answer = (socket: Socket, batch: Batch) => Promise<void> | void;

export function message(type: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const text = (value: string): Buffer => Buffer.from(`${value}\0`);
const int16 = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);
const int32 = (value: number): Buffer => Buffer.concat([int16(value >> 16), int16(value & 65_535)]);

export const PARSE_COMPLETE = message('1');
export const BIND_COMPLETE = message('2');
export const CLOSE_COMPLETE = message('3');
export const EMPTY_QUERY = message('I');
export const COPY_IN = message('G', Buffer.from([0]), int16(0));
export const READY = message('Z', Buffer.from('I'));
export const NOTICE = message('N', text('SNOTICE'), text('C00000'), text('Mby the way'), Buffer.from([0]));
export const PARAMETER = message('S', text('application_name'), text('another'));
export const NOTIFICATION = message('A', int32(7), text('cantle'), text('queue'));
/** One column of integers. */
export const ROW_DESCRIPTION = message('T', int16(1), text('n'), int32(0), int16(0), int32(23), int16(4), int32(-1), int16(0));

export function dataRow(value: number): Buffer {
  const bytes = Buffer.from(String(value));
  return message('D', int16(1), int32(bytes.length), bytes);
}

export function complete(tag: string): Buffer {
  return message('C', text(tag));
}

export function error(code: string, severity = 'ERROR'): Buffer {
  return message('E', text(`S${severity}`), text(`V${severity}`), text(`C${code}`), text('Mas the test wants it'), Buffer.from([0]));
}

export interface ProtocolServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Lets everybody in, and answers each batch as `answer` does. */
export async function startProtocolServer(answer: Answer): Promise<ProtocolServer> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    serve(socket, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `postgres://tester@127.0.0.1:${(server.address() as AddressInfo).port}/test`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function serve(socket: Socket, answer: Answer): void {
  let received = Buffer.alloc(0);
  let isIn = false;
  let batch: { type: string; body: Buffer }[] = [];
  socket.on('data', (bytes) => {
    received = Buffer.concat([received, bytes]);
    for (;;) {
      const offset = isIn ? 1 : 0;
      if (received.length < offset + 4) return;
      const length = offset + received.readInt32BE(offset);
      if (received.length < length) return;
      const [type, body] = [isIn ? String.fromCharCode(received[0] ?? 0) : '', received.subarray(offset + 4, length)];
      received = received.subarray(length);
      if (!isIn) {
        isIn = true;
        socket.write(Buffer.concat([message('R', int32(0)), message('K', int32(1), int32(2)), READY]));
      } else if (type === 'X') socket.end();
      else if (type === 'S') {
        const whole = batch;
        batch = [];
        void answer(socket, whole);
      } else batch.push({ type, body });
    }
  });
}
