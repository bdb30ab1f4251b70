import type { Command } from 'commander';
import {
  createApiKey,
  listApiKeys,
  OPERATOR,
  revokeApiKey,
  rotateApiKey,
  type IssuedKey,
  type KeyContext,
  type KeyRecord,
} from '../../access/index.js';
import type { OtherDeed } from '../../audit/index.js';
import { invalidInput } from '../../kernel/index.js';
import { SCOPES } from '../../model/index.js';
import { print, printAside } from '../print.js';
import { withAuditedWorkspace, withWorkspace } from './with-workspace.js';

interface CreateOptions {
  readonly name: string;
  readonly scopes: string[];
  readonly segments?: string[] | null;
  readonly expires?: Date | null;
}

const list = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Changes keys, and has the audit log tell which. Whoever runs a command runs the server. */
const withKeys = <Changed>(
  operation: OtherDeed,
  work: (context: KeyContext) => Promise<Changed>,
  keyOf: (changed: Changed) => KeyRecord,
): Promise<Changed> =>
  withAuditedWorkspace(
    { operation, subjectKind: 'ApiKey', resultOf: (changed: Changed) => ({ subjectIds: [keyOf(changed).id] }) },
    ({ database, clock }) => work({ database, clock, manager: OPERATOR }),
  );

const DEFAULT_OVERLAP_HOURS = 24;

/** `cantle key create | list | rotate | revoke`. */
export function addKeyCommands(program: Command): void {
  const key = program.command('key').description('make, list, rotate and revoke API keys');

  key
    .command('create')
    .description('make a key; it is shown this once')
    .option('--name <name>', 'what the key is for', 'made on the command line')
    .requiredOption('--scopes <scopes>', 'what it may do, separated by commas', list)
    .option('--segments <ids>', 'the only segments it may see or change, separated by commas', list)
    .option('--expires <moment>', 'when it stops working by itself, such as 2027-01-31T00:00:00Z', readMoment)
    .addHelpText('after', `\nScopes:\n${scopeLines()}`)
    .action(async ({ name, scopes, segments = null, expires = null }: CreateOptions) => {
      const input = { name, scopes, segmentIds: segments, expiresAt: expires };
      const { key: secret, apiKey } = await withKeys('key create', (context) => createApiKey(context, input), keyOf);
      tellKey(secret, apiKey);
    });

  key
    .command('list')
    .description('list keys, the newest first')
    .action(() =>
      withWorkspace(async ({ database, clock }) => {
        for (const key of await listApiKeys({ database, clock, manager: OPERATOR })) print(lineOf(key));
      }),
    );

  key
    .command('rotate <id>')
    .description('give a key another secret; it is shown this once')
    .option('--overlap <hours>', 'how long the secret before is good', Number, DEFAULT_OVERLAP_HOURS)
    .action(async (id: string, { overlap }: { readonly overlap: number }) => {
      const seconds = Math.round(overlap * 3_600);
      const { key: secret, apiKey } = await withKeys('key rotate', (context) => rotateApiKey(context, id, seconds), keyOf);
      tellKey(secret, apiKey);
    });

  key
    .command('revoke <id>')
    .description('stop a key for good')
    .action(async (id: string) => {
      const { name } = await withKeys(
        'key revoke',
        (context) => revokeApiKey(context, id),
        (revoked) => revoked,
      );
      print(`Revoked '${name}'.`);
    });
}

const keyOf = ({ apiKey }: IssuedKey): KeyRecord => apiKey;

/** The secret alone where a program takes it from, and beside it by what the key is managed. */
function tellKey(secret: string, { id, name }: KeyRecord): void {
  print(secret);
  printAside(`The id of the key '${name}' is ${id}.`);
}

function lineOf({ id, prefix, name, scopes, segmentIds, expiresAt, lastUsedAt, revokedAt }: KeyRecord): string {
  const parts = [
    id,
    `${prefix}...`,
    name,
    scopes.join(','),
    segmentIds === null ? undefined : `only segments ${segmentIds.join(',')}`,
    expiresAt === null ? undefined : `expires ${expiresAt.toISOString()}`,
    lastUsedAt === null ? 'never used' : `last used ${lastUsedAt.toISOString()}`,
    revokedAt === null ? undefined : `revoked ${revokedAt.toISOString()}`,
  ];
  return parts.filter((part) => part !== undefined).join('  ');
}

function readMoment(text: string): Date {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) throw invalidInput('expires', `'${text}' is no moment, such as 2027-01-31T00:00:00Z.`);
  return moment;
}

function scopeLines(): string {
  const width = Math.max(...Object.keys(SCOPES).map((scope) => scope.length));
  return Object.entries(SCOPES)
    .map(([scope, meaning]) => `  ${scope.padEnd(width)}  ${meaning}`)
    .join('\n');
}
