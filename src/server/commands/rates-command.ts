import type { Command } from 'commander';
import { readNamedFile } from '../../database/index.js';
import { MAX_BATCH_RECORDS, readEcbRates, setExchangeRates } from '../../sync/index.js';
import { print } from '../print.js';
import { withAuditedWorkspace } from './with-workspace.js';

/** All rates since 1999 are a hundredth of this. */
const LARGEST_RATES_BYTES = 67_108_864;

/** `cantle rates <file>`. */
export function addRatesCommand(program: Command): void {
  program
    .command('rates <file>')
    .description('set exchange rates from a CSV file as the European Central Bank publishes them, daily or historical')
    .action(setRates);
}

async function setRates(file: string): Promise<void> {
  const rates = readEcbRates(readNamedFile(file, LARGEST_RATES_BYTES).toString('utf8'));
  let [set, rejected] = [0, 0];
  const command = { operation: 'rates' as const, subjectKind: 'ExchangeRate' as const, resultOf: () => ({ counts: { set, rejected } }) };
  await withAuditedWorkspace(command, async ({ context }) => {
    for (let start = 0; start < rates.length; start += MAX_BATCH_RECORDS) {
      const outcome = await setExchangeRates(context, rates.slice(start, start + MAX_BATCH_RECORDS));
      set += outcome.created + outcome.updated + outcome.unchanged;
      rejected += outcome.rejected;
    }
    context.wakeUps.wake('queue', { everywhere: true });
  });
  print(`${set} rates are set.${rejected === 0 ? '' : ` ${rejected} were rejected: they have no day or no amount that is more than 0.`}`);
  if (rejected > 0) process.exitCode = 2;
}
