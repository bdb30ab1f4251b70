import { type Command, InvalidArgumentError } from 'commander';
import { StartError } from '../../kernel/index.js';
import type { PhoneRegion } from '../../records/index.js';
import { print } from '../print.js';
import { changeFacts, FACTS, type NamedFacts, type WorkspaceFacts } from '../workspace-facts.js';
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
    .option(`${FACTS.currency.option} <currency>`, FACTS.currency.what, (text) => read('currency', text))
    .option(`${FACTS.timeZone.option} <zone>`, FACTS.timeZone.what, (text) => read('timeZone', text))
    .option(`${FACTS.phoneRegion.option} <country>`, `${FACTS.phoneRegion.what}, or none`, (text) =>
      text === 'none' ? text : read('phoneRegion', text),
    )
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
  const command = { operation: 'workspace set' as const, subjectKind: 'Workspace' as const };
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

function read(fact: keyof typeof FACTS, text: string): string {
  const { what, isOne } = FACTS[fact];
  if (!isOne(text)) throw new InvalidArgumentError(`It must be ${what}.`);
  return text;
}
