import { type Command, InvalidArgumentError } from 'commander';
import { IANAZone } from 'luxon';
import { StartError } from '../../kernel/index.js';
import { isPhoneRegion, type PhoneRegion } from '../../records/index.js';
import { print } from '../print.js';
import { changeFacts, type NamedFacts, type WorkspaceFacts } from '../workspace-facts.js';
import { withAuditedWorkspace, withWorkspace } from './with-workspace.js';

/** `cantle workspace show | set`. */
export function addWorkspaceCommands(program: Command): void {
  const workspace = program
    .command('workspace')
    .description('what a workspace reckons in: its currency, its time zone, its phone region, whatever the environment says');

  workspace
    .command('show')
    .description('print them')
    .action(() => withWorkspace(async ({ facts }) => tell(facts), { facts: {} }));

  workspace
    .command('set')
    .description('change them, while no server runs: orders are valued, customers evaluated and phone numbers read anew')
    .option('--currency <code>', 'ISO 4217, such as EUR', (code) => checked(code, /^[A-Z]{3}$/.test(code), 'ISO 4217, such as EUR'))
    .option('--time-zone <zone>', 'IANA, such as Europe/Berlin', (zone) =>
      checked(zone, IANAZone.isValidZone(zone), 'an IANA time zone, such as Europe/Berlin'),
    )
    .option('--phone-region <country>', 'two capitals (ISO 3166-1), such as DE, or none', readRegion)
    .action(setFacts);
}

interface SetOptions {
  readonly currency?: string;
  readonly timeZone?: string;
  readonly phoneRegion?: PhoneRegion | 'none';
}

async function setFacts({ phoneRegion, ...options }: SetOptions): Promise<void> {
  const region = phoneRegion === undefined ? {} : { phoneRegion: phoneRegion === 'none' ? undefined : phoneRegion };
  const named: NamedFacts = { ...options, ...region };
  const command = { operation: 'workspace set', subjectKind: 'Workspace' };
  await withAuditedWorkspace(
    command,
    async ({ database, context, facts }) => {
      const changed = database.joined ? undefined : await context.wakeUps.whileAlone(() => changeFacts(database, facts, named));
      if (changed === undefined)
        throw new StartError('A server works on this database. Stop it first, so that it does not reckon by what it has read.');
      tell(changed);
    },
    { facts: {} },
  );
}

function tell({ currency, timeZone, phoneRegion }: WorkspaceFacts): void {
  print(`currency: ${currency}\ntime zone: ${timeZone}\nphone region: ${phoneRegion ?? 'none'}`);
}

function readRegion(region: string): PhoneRegion | 'none' {
  if (region === 'none' || isPhoneRegion(region)) return region;
  throw new InvalidArgumentError('It must be two capitals (ISO 3166-1), such as DE, or none.');
}

function checked(value: string, isRight: boolean, what: string): string {
  if (!isRight) throw new InvalidArgumentError(`It must be ${what}.`);
  return value;
}
