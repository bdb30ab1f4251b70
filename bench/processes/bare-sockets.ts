import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { answerParent, cpuMs, machineMs, memoryUse } from '../child-process.js';

const http = createServer();
const sockets = new WebSocketServer({ server: http });

/** What the library that Cantle stands on does by itself: the same text to every socket. */
answerParent({
  start: async () => {
    await new Promise<void>((resolve) => http.listen(0, 'localhost', resolve));
    return `http://localhost:${(http.address() as AddressInfo).port}`;
  },
  /** Gives when it began. */
  broadcast: (text: string) => {
    const startedAt = machineMs();
    for (const socket of sockets.clients) socket.send(text);
    return startedAt;
  },
  cpu: cpuMs,
  memory: memoryUse,
  stop: () => {
    for (const socket of sockets.clients) socket.terminate();
    http.close();
  },
});
