import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { answerBadRequests } from '../../src/server/http/bad-requests.js';
import { BusyUploads } from '../../src/server/http/busy-uploads.js';

/* What bounds other requests in time does not end a file on its way. */

const socketOf = () => ({}) as Socket;

test('a file that comes in may take longer than other requests, which are told that they were late', async () => {
  const busy = new BusyUploads();
  const server = createServer({ requestTimeout: 200, headersTimeout: 100, connectionsCheckingInterval: 50 }, (request, response) => {
    const read = () => text(request).then((body) => void response.end(body));
    if (request.url === '/uploads') void busy.during('key', request.socket, read);
    else void read().catch(() => {});
  });
  server.on('clientError', answerBadRequests);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const sendSlowly = async (path: string): Promise<readonly [number | undefined, string]> => {
    const request = httpRequest({ port, path, method: 'POST', agent: false, headers: { 'content-length': 6 } });
    request.on('error', () => {});
    const answered = once(request, 'response') as Promise<[IncomingMessage]>;
    request.write('one');
    await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, 600))]);
    request.end('two');
    const [response] = await answered;
    return [response.statusCode, await text(response)];
  };
  const [file, other] = await Promise.all([sendSlowly('/uploads'), sendSlowly('/graphql')]);
  expect(file).toEqual([200, 'onetwo']);
  expect(other[0]).toBe(408);
  server.closeAllConnections();
  server.close();
});

test('of one key four files come in at a time, of all 32', async () => {
  const busy = new BusyUploads();
  const ends: (() => void)[] = [];
  const begin = (key: string) => busy.during(key, socketOf(), () => new Promise<void>((resolve) => ends.push(resolve)));
  const running = Array.from({ length: 32 }, (_, n) => begin(`key ${n % 8}`));
  await expect(begin('key 0')).rejects.toMatchObject({ code: 'UNAVAILABLE', details: { reason: 'BUSY' } });
  await expect(begin('another')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  for (const end of ends.splice(0, 2)) end();
  await Promise.all(running.slice(0, 2));
  const again = begin('key 0');
  await expect(begin('key 0')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  for (const end of ends) end();
  await Promise.all([...running, again]);
});
