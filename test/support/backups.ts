import { spawnSync } from 'node:child_process';
import type { TestServer } from './server.js';

/** What tests of backups ask and do beside the page that tells it. */

/** Runs the commands of a block of a page as they stand there. */
export function typed(
  block: string,
  folder: string,
  environment: Readonly<Record<string, string>>,
): { readonly code: number | null; readonly said: string } {
  const { status, stderr } = spawnSync('bash', ['-ec', block], { cwd: folder, env: { ...process.env, ...environment }, encoding: 'utf8' });
  return { code: status, said: stderr };
}

/** Makes customers of these external ids known, and gives the cursor after them. */
export async function given(server: TestServer, ...externalIds: string[]): Promise<string> {
  await server.ask('mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { created } }', {
    input: { source: 'shop', records: externalIds.map((externalId) => ({ externalId, firstName: externalId })) },
  });
  const { changes } = await server.ask<{ changes: { cursor: string } }>('{ changes(first: 1000) { cursor } }');
  return changes.cursor;
}

/** How many records have changed since a cursor; the code of the refusal where it is none of this log. */
export async function changedSince(server: TestServer, after: string): Promise<number | string> {
  const { data, errors } = await server.send<{ changes: { changes: object[] } }>(
    'query ($after: Cursor) { changes(after: $after, first: 1000) { changes { id } } }',
    { after },
  );
  return data?.changes.changes.length ?? String(errors?.[0]?.extensions?.['code']);
}

export async function namesOn(server: TestServer): Promise<string[]> {
  const { customers } = await server.ask<{ customers: { nodes: { firstName: string }[] } }>(
    '{ customers(first: 9) { nodes { firstName } } }',
  );
  return customers.nodes.map(({ firstName }) => firstName).toSorted();
}
