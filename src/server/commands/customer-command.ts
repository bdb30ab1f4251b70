import type { Command } from 'commander';
import { exportCustomer } from '../../sync/index.js';
import { print } from '../print.js';
import { withAuditedWorkspace } from './with-workspace.js';

/** `cantle customer export`. */
export function addCustomerCommands(program: Command): void {
  program
    .command('customer')
    .description('what is held about one person')
    .command('export <id>')
    .description('print everything that is held about the customer of this id as JSON')
    .action(async (id: string) => {
      const deed = { operation: 'customer export' as const, subjectKind: 'Customer' as const, subjectIds: [id] };
      // However much it is: nobody waits behind it.
      const told = await withAuditedWorkspace(deed, ({ database }) => exportCustomer({ database }, id, { mostRows: 10_000_000 }));
      print(JSON.stringify(told, null, 2));
    });
}
