import { execute, type ExecutionResult } from 'graphql';
import pino from 'pino';
import { Authenticator, Limiter, NO_LIMITS, StandingKeys } from '../../src/access/index.js';
import { OperationContext, type Services } from '../../src/graphql/context.js';
import { readOperation } from '../../src/graphql/operation/read-operation.js';
import { makeSchema } from '../../src/graphql/schema.js';
import { ChangeFeed } from '../../src/live/index.js';
import { viewer } from './viewer.js';
import type { TestWorkspace } from './workspace.js';

const schema = makeSchema();

export { viewer };

/** Runs an operation as the server does, without HTTP around it. */
export async function run(workspace: TestWorkspace, query: string, variables: object = {}, who = viewer()): Promise<ExecutionResult> {
  const services: Services = {
    membership: workspace,
    intake: workspace,
    privateWebhooks: true,
    exportFolder: undefined,
    uploads: { fileBytes: 0, totalBytes: 0, workingFolder: '' },
    feed: new ChangeFeed(workspace, () => {}),
    authenticator: new Authenticator({ ...workspace, uses: { note: () => {} } }),
    keys: new StandingKeys(workspace),
    limiter: new Limiter(workspace.database, NO_LIMITS, () => {}),
    log: pino({ level: 'silent' }),
  };
  const operation = readOperation(schema, new OperationContext(services, who), { query, variables: variables as Record<string, unknown> });
  return 'schema' in operation ? execute(operation) : { errors: operation };
}

/** The data of an operation that must not fail. */
export async function ask<Data>(workspace: TestWorkspace, query: string, variables: object = {}, who = viewer()): Promise<Data> {
  const { data, errors } = await run(workspace, query, variables, who);
  if (errors !== undefined || !data) throw new Error(`The operation failed: ${errors?.map((error) => error.message).join(' ')}`);
  // As a client has it: without prototypes.
  return JSON.parse(JSON.stringify(data)) as Data;
}

/** How many statements an operation sends. */
export async function countStatements(workspace: TestWorkspace, query: string, variables: object = {}): Promise<number> {
  let count = 0;
  const stop = workspace.database.onStatement(() => count++);
  await ask(workspace, query, variables);
  stop();
  return count;
}
