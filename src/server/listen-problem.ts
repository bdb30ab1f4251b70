import { createServer } from 'node:net';
import { StartError } from '../kernel/index.js';

/** Where the server listens. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Why nobody can listen there, as whoever chose the address is to be told; the error itself if it is something else. */
export function listenProblem(error: unknown, { host, port }: Address): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  const told = (what: string) => new StartError(what, { cause: error });
  if (code === 'EADDRINUSE') return told(`PORT ${port} is in use on ${host}. Stop what listens there, or set PORT to another.`);
  if (code === 'EACCES') return told(`PORT ${port} may not be opened by this user. Set PORT to 1024 or more.`);
  if (syscall === 'getaddrinfo' || code === 'EADDRNOTAVAIL' || code === 'EINVAL')
    return told(`CANTLE_HOST ${host} is no address of this machine.`);
  return error;
}

/** Finds out whether somebody else listens there before anything is opened or loaded. */
export function refuseTakenPort({ host, port }: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(listenProblem(error, { host, port })));
    probe.listen({ host, port }, () => probe.close(() => resolve()));
  });
}
