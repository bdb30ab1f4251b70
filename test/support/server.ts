import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pino from 'pino';
import { readConfiguration } from '../../src/server/configuration.js';
import { startServer, type RunningServer } from '../../src/server/start-server.js';
import { copyDatabase } from './database.js';
import { TestClock } from './workspace.js';
import { memoryFolder } from './memory-folder.js';

export const ADMIN_KEY = 'cantle_administrator_of_the_tests';

/** A real server on a free port, with a database and a clock of its own. */
export interface TestServer extends RunningServer {
  readonly clock: TestClock;
  /** The environment that a command needs to work on the same database. */
  readonly environment: Readonly<Record<string, string>>;
  /** What was logged, line by line. */
  readonly logged: string[];
  /** Sends an operation over HTTP. */
  send<Answer = Record<string, unknown>>(query: string, variables?: object, key?: string | null): Promise<GraphqlAnswer<Answer>>;
  /** As `send`, of an operation that must not fail. */
  ask<Answer = Record<string, never>>(query: string, variables?: object, key?: string): Promise<Answer>;
}

export interface GraphqlAnswer<Answer> {
  readonly status: number;
  readonly data?: Answer | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Record<string, unknown>;
  }[];
}

export interface TestServerOptions {
  readonly now?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly evaluationMayStandForMs?: number;
}

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { now = '2026-05-15T12:00:00Z', environment = {}, evaluationMayStandForMs } = options;
  const copy = await copyDatabase();
  const folder = copy.options.url === undefined ? copy.options.dataFolder : await mkdtemp(join(memoryFolder(), 'cantle-test-'));
  const settings = {
    PORT: '0',
    CANTLE_DEMO: 'off',
    CANTLE_BOOTSTRAP_KEY: ADMIN_KEY,
    CANTLE_DATA: folder,
    ...(copy.options.url === undefined ? {} : { DATABASE_URL: copy.options.url }),
    ...environment,
  };
  const clock = new TestClock(now);
  const logged: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  const server = await startServer(readConfiguration(settings), { clock, log, evaluationMayStandForMs });
  const send: TestServer['send'] = async (query, variables = {}, key = ADMIN_KEY) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as object) };
  };
  return {
    ...server,
    clock,
    environment: settings,
    logged,
    send,
    ask: async <Answer>(query: string, variables?: object, key?: string) => {
      const { data, errors } = await send<Answer>(query, variables, key);
      if (errors !== undefined || data === null || data === undefined) {
        throw new Error(`The operation failed: ${JSON.stringify(errors)}\n${logged.filter((line) => line.includes('cause')).join('')}`);
      }
      return data;
    },
    close: async () => {
      await server.close();
      await copy.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Makes a key with these scopes. */
export async function createKey(server: TestServer, scopes: readonly string[], segmentIds?: readonly string[]): Promise<string> {
  const { createApiKey } = await server.ask<{ createApiKey: { key: string } }>(
    'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }',
    { input: { name: 'test', scopes, segmentIds } },
  );
  return createApiKey.key;
}
