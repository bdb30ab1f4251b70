import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { StartError, systemReason } from '../../kernel/index.js';
import { MAX_BATCH_RECORDS, readEcbRates, setExchangeRates } from '../../sync/index.js';
import { print } from '../print.js';
import { withAuditedWorkspace } from './with-workspace.js';

/** `cantle rates <file>`. */
export function addRatesCommand(program: Command): void {
  program
    .command('rates <file>')
    .description('set exchange rates from a CSV file as the European Central Bank publishes them, daily or historical')
    .action(setRates);
}

async function setRates(file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new StartError(`'${file}' cannot be read: ${systemReason(error) ?? String(error)}.`);
  });
  const rates = readEcbRates(text);
  let [set, rejected] = [0, 0];
  const command = { operation: 'rates' as const, subjectKind: 'ExchangeRates', resultOf: () => ({ counts: { set, rejected } }) };
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
