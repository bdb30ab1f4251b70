import type { Command } from 'commander';
import { OPERATOR, ruleReader } from '../../access/index.js';
import {
  type CustomerExport,
  exportCustomers,
  FORMATS,
  groupOf,
  readExportRequest,
  withSegmentId,
  writeExport,
  writeExportedFile,
  type Written,
} from '../../export/index.js';
import { StartError, systemReason } from '../../kernel/index.js';
import { CONSENT_CHANNEL } from '../../model/index.js';
import { withAuditedWorkspace } from './with-workspace.js';

interface ExportOptions {
  readonly segment?: string;
  readonly query?: string;
  readonly columns?: string;
  readonly format?: string;
  readonly channels?: string;
  readonly blankWithoutConsent?: true;
  readonly includeWithoutConsent?: true;
  readonly keepFormulas?: true;
  readonly output?: string;
}

/** `cantle export`. */
export function addExportCommand(program: Command): void {
  program
    .command('export')
    .description('write the members of a segment, or those for whom a rule holds, as CSV or NDJSON')
    .option('--segment <name>', 'the segment')
    .option('--query <rule>', 'a rule in its place')
    .option('--columns <names>', 'separated by commas: see docs/export.md; the id and external ids unless it is said')
    .option('--format <format>', FORMATS.join(' or '))
    .option('--channels <channels>', `what contacts are for, separated by commas: ${CONSENT_CHANNEL.words.join(', ')}`)
    .option('--blank-without-consent', 'leave out the contacts of those who have not agreed, not the customers')
    .option('--include-without-consent', 'whether they have agreed or not')
    .option('--keep-formulas', 'leave texts as they are that a spreadsheet would run as a formula')
    .option('--output <file>', 'there is no such file until it is whole; standard output unless it is said')
    .action(runExport);
}

async function runExport({ output, blankWithoutConsent, includeWithoutConsent, keepFormulas, ...given }: ExportOptions): Promise<void> {
  const withoutConsent = includeWithoutConsent ? 'include' : blankWithoutConsent ? 'blank' : 'leave_out';
  const asked = readExportRequest({ ...given, withoutConsent, formulas: keepFormulas ? 'keep' : 'defuse' });
  const command = {
    operation: 'export' as const,
    subjectKind: asked.segment === undefined ? ('Customer' as const) : ('Segment' as const),
    resultOf: ({ segmentId, counts }: Exported) => ({ subjectIds: segmentId === undefined ? [] : [segmentId], counts }),
  };
  const { counts, asOf } = await withAuditedWorkspace(command, async ({ context }, { beforeCommit }): Promise<Exported> => {
    // Whoever is killed in the middle has had a part of it.
    const reading = { ...context, database: context.database.with({ beforeCommit }), reader: ruleReader(OPERATOR) };
    const wanted = await withSegmentId(reading, asked);
    const exported = await exportCustomers(reading, await groupOf(reading, wanted), wanted);
    try {
      const { rows } = await (output === undefined ? writeExport(process.stdout, exported, { end: false }) : writeFileOf(exported, output));
      return { segmentId: wanted.segmentId, asOf: exported.asOf, counts: { customers: exported.customers, exported: rows } };
    } finally {
      await exported.close();
    }
  });
  const { customers, exported } = counts;
  const left = customers === exported ? '' : ` ${customers - exported} were left out: they have not agreed, or have gone since.`;
  process.stderr.write(`${exported} of ${customers} customers, as of ${asOf.toISOString()}.${left}\n`);
}

interface Exported {
  readonly segmentId: string | undefined;
  readonly asOf: Date;
  readonly counts: { readonly customers: number; readonly exported: number };
}

async function writeFileOf(exported: CustomerExport, output: string): Promise<Written> {
  try {
    return await writeExportedFile(exported, output);
  } catch (error) {
    const reason = systemReason(error);
    throw reason === undefined ? error : new StartError(`'${output}' cannot be written: ${reason}.`, { cause: error });
  }
}
