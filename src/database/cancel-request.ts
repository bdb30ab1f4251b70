import { Client, type ClientConfig } from 'pg';

const PATIENCE_MS = 2_000;

/** The parts of the driver that its types leave out. */
interface Canceller {
  readonly host: string;
  readonly port: number;
  readonly ssl: unknown;
  readonly connection: {
    readonly stream: { destroy(): void };
    connect(port: number | string, host?: string): void;
    requestSsl(): void;
    cancel(processId: number, secretKey: number): void;
    on(event: 'connect' | 'sslconnect' | 'end' | 'error', listener: () => void): void;
  };
}

/**
 * Cancels what a client runs, by a connection of its own, as the protocol has it: a pooler knows the backend that it has lent, nobody else does.
 * Resolves when that has been taken, or nobody answers.
 */
export function requestCancel(of: Client, config: ClientConfig): Promise<void> {
  const { processID, secretKey } = of as unknown as { readonly processID: number; readonly secretKey: number };
  const { connection, host, port, ssl } = new Client(config) as unknown as Canceller;
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      connection.stream.destroy();
      resolve();
    };
    const timer = setTimeout(end, PATIENCE_MS);
    const cancel = () => connection.cancel(processID, secretKey);
    connection.on('connect', () => (ssl ? connection.requestSsl() : cancel()));
    connection.on('sslconnect', cancel);
    connection.on('end', end);
    connection.on('error', end);
    if (host.startsWith('/')) connection.connect(`${host}/.s.PGSQL.${port}`);
    else connection.connect(port, host);
  });
}
