import type { Logger } from 'pino';
import { AuditTrail } from '../audit/index.js';
import { DestinationKeeper } from '../destinations/index.js';
import { describeCause } from '../graphql/index.js';
import type { Workspace } from './workspace.js';

/** Keeps destinations equal to their segments. */
export function startDestinations(
  context: Workspace['context'],
  allowPrivate: boolean,
  closers: (() => Promise<unknown>)[],
  log: Logger,
): void {
  const { clock } = context;
  const database = context.database.on('background', 'destinations');
  const onError = (error: unknown) => log.error({ cause: describeCause(error) }, 'writing to destinations failed');
  const trail = new AuditTrail({ database, clock, onError }, { kind: 'command', id: null, name: 'server' });
  const keeper = new DestinationKeeper(
    { ...context, database },
    {
      allowPrivate,
      onError,
      onPaused: async ({ id }, error) => {
        log.warn({ destinationId: id, error }, 'a destination was paused: it could not be written to');
        await trail.note({ operation: 'pauseDestination', subjectKind: 'Destination', subjectIds: [id] });
      },
    },
  );
  keeper.start();
  closers.push(() => keeper.close());
}
