import type { Logger } from 'pino';
import { OPERATOR, ruleReader } from '../access/index.js';
import { AuditTrail, type OwnDeed } from '../audit/index.js';
import { type ExportSchedule, ExportRunner, type FileWritten } from '../export/index.js';
import { describeCause } from '../graphql/index.js';
import type { Workspace } from './workspace.js';

/** Writes the files of export schedules into the folder that the operator allows. What is in them was allowed to whoever made the schedule. */
export function startExports(
  context: Workspace['context'],
  exportFolder: string | undefined,
  closers: (() => Promise<unknown>)[],
  log: Logger,
): void {
  if (exportFolder === undefined) return;
  const { clock } = context;
  const database = context.database.on('background', 'exports');
  const onError = (error: unknown) => log.error({ cause: describeCause(error) }, 'writing files of customers failed');
  const runner = new ExportRunner(
    { ...context, database, reader: ruleReader(OPERATOR) },
    {
      exportFolder,
      onError,
      audited: ({ segmentId }: ExportSchedule, work: () => Promise<FileWritten>) => {
        const trail = new AuditTrail({ database, clock, onError }, { kind: 'command', id: null, name: 'server' });
        const deed: OwnDeed = {
          operation: 'export',
          subjectKind: segmentId === null ? 'Customer' : 'Segment',
          subjectIds: segmentId === null ? [] : [segmentId],
        };
        return trail.during(deed, work, ({ customers, exported }) => ({ counts: { customers, exported } }));
      },
      onFailed: ({ id }, error) => log.warn({ exportScheduleId: id, error }, 'a file of customers could not be written'),
    },
  );
  runner.start();
  closers.push(() => runner.close());
}
