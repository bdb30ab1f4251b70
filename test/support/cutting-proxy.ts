import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/** Stands between a client and a server, and cuts what goes through it. */
export interface CuttingProxy {
  readonly url: string;
  /** How many connections were cut. */
  readonly cuts: number;
  /** From now on nothing is cut any more. */
  relent(): void;
  /** Cuts everything at once, and lets nobody through until `open`. */
  shut(): void;
  open(): void;
  close(): Promise<void>;
}

/** After what a connection is cut, without a word: so many bytes of the server, wherever in a message that is, or so many milliseconds. */
export interface Patience {
  readonly bytes: number;
  readonly ms: number;
}

export async function startCuttingProxy(serverUrl: string, patienceOfNext: () => Patience): Promise<CuttingProxy> {
  const { hostname, port } = new URL(serverUrl);
  const open = new Set<Socket>();
  let cuts = 0;
  let relenting = false;
  let isShut = false;
  const proxy = createServer((client) => {
    if (isShut) return void client.destroy();
    const upstream = connect(Number(port), hostname);
    const patience = patienceOfNext();
    let left = patience.bytes;
    const timer = setTimeout(() => {
      if (relenting) return;
      cuts += 1;
      end();
    }, patience.ms);
    const end = () => {
      clearTimeout(timer);
      client.destroy();
      upstream.destroy();
      open.delete(client);
    };
    open.add(client);
    upstream.on('data', (chunk: Buffer) => {
      if (relenting || chunk.length < left) {
        left -= chunk.length;
        client.write(chunk);
        return;
      }
      cuts += 1;
      clearTimeout(timer);
      upstream.destroy();
      open.delete(client);
      client.write(chunk.subarray(0, left), () => client.destroy());
    });
    client.on('data', (chunk: Buffer) => void upstream.write(chunk));
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    get cuts() {
      return cuts;
    },
    relent() {
      relenting = true;
    },
    shut() {
      isShut = true;
      for (const socket of open) socket.destroy();
    },
    open() {
      isShut = false;
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}
