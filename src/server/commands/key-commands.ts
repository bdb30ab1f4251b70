import type { Command } from 'commander';
import { createApiKey, listApiKeys, revokeApiKey } from '../../access/index.js';
import { SCOPES } from '../../model/index.js';
import { print } from '../print.js';
import { withWorkspace } from './with-workspace.js';

interface CreateOptions {
  readonly name: string;
  readonly scopes: string[];
  readonly segments?: string[];
}

const list = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** `cantle key create | list | revoke`. */
export function addKeyCommands(program: Command): void {
  const key = program.command('key').description('make, list and revoke API keys');

  key
    .command('create')
    .description('make a key; it is shown this once')
    .option('--name <name>', 'what the key is for', 'made on the command line')
    .requiredOption('--scopes <scopes>', 'what it may do, separated by commas', list)
    .option('--segments <ids>', 'the only segments it may see or change, separated by commas', list)
    .addHelpText('after', `\nScopes:\n${scopeLines()}`)
    .action(({ name, scopes, segments }: CreateOptions) =>
      withWorkspace(async ({ database, clock }) => {
        const issued = await createApiKey(database, clock, { name, scopes, segmentIds: segments ?? null });
        print(issued.key);
      }),
    );

  key
    .command('list')
    .description('list keys, the newest first')
    .action(() =>
      withWorkspace(async ({ database }) => {
        for (const { id, prefix, name, scopes, segmentIds, revokedAt } of await listApiKeys(database)) {
          const limits = segmentIds === null ? '' : `  only segments ${segmentIds.join(',')}`;
          print(
            `${id}  ${prefix}...  ${name}  ${scopes.join(',')}${limits}${revokedAt === null ? '' : `  revoked ${revokedAt.toISOString()}`}`,
          );
        }
      }),
    );

  key
    .command('revoke <id>')
    .description('stop a key for good')
    .action((id: string) =>
      withWorkspace(async ({ database, clock }) => {
        const { name } = await revokeApiKey(database, clock, id);
        print(`Revoked '${name}'.`);
      }),
    );
}

function scopeLines(): string {
  const width = Math.max(...Object.keys(SCOPES).map((scope) => scope.length));
  return Object.entries(SCOPES)
    .map(([scope, meaning]) => `  ${scope.padEnd(width)}  ${meaning}`)
    .join('\n');
}
