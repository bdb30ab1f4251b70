import type { Command } from 'commander';
import { exportEntries } from '../../audit/index.js';
import { invalidInput, isId } from '../../kernel/index.js';
import { didYouMean } from '../../language/index.js';
import { print } from '../print.js';
import { withWorkspace } from './with-workspace.js';

interface AuditOptions {
  readonly from?: Date;
  readonly to?: Date;
  readonly actor?: string;
  readonly actorName?: string;
  readonly operation?: string;
  readonly subject?: string;
  readonly outcome?: string;
}

const OUTCOMES = ['done', 'refused', 'failed'];

/** `cantle audit`. */
export function addAuditCommand(program: Command): void {
  program
    .command('audit')
    .description('print the audit log as NDJSON, the oldest first')
    .option('--from <instant>', 'from this instant on', instant('from'))
    .option('--to <instant>', 'before this instant', instant('to'))
    .option('--actor <id>', 'of this key, token or user')
    .option('--actor-name <name>', 'of the key, token or user that was called this then')
    .option('--operation <name>', 'of this operation, such as eraseCustomer')
    .option('--subject <id>', 'about the record of this id')
    .option('--outcome <outcome>', OUTCOMES.join(', '))
    .action(async ({ from, to, actor, actorName, operation, subject, outcome }: AuditOptions) => {
      if (subject !== undefined && !isId(subject)) throw invalidInput('subject', `'${subject}' is not the id of a record.`);
      if (outcome !== undefined && !OUTCOMES.includes(outcome))
        throw invalidInput('outcome', `There is no outcome '${outcome}'.${didYouMean(outcome, OUTCOMES)}`);
      const filter = { from, to, actorId: actor, actorName, operation, subjectId: subject, outcome };
      await withWorkspace(async ({ database }) => {
        for await (const entry of exportEntries(database, filter)) print(JSON.stringify(entry));
      });
    });
}

function instant(name: string): (text: string) => Date {
  return (text) => {
    const date = new Date(text);
    if (Number.isNaN(date.getTime())) throw invalidInput(name, `'${text}' is no instant, such as 2026-05-30T16:00:00Z.`);
    return date;
  };
}
