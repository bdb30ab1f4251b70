import type { Sending } from '../webhooks/index.js';
import type { ListSettings, StoredDestination, TableSettings } from './destination.js';
import { MailingList } from './mailing-list.js';
import type { Receiver } from './receiver.js';
import { Table } from './table.js';

/** What writes to a destination; nothing is connected yet. */
export function openReceiver(
  { kind, settings, secret, columns }: Pick<StoredDestination, 'kind' | 'settings' | 'secret' | 'columns'>,
  sending: Sending,
): Receiver {
  if (kind === 'MAILING_LIST') return new MailingList(settings as ListSettings, secret, sending);
  return new Table(
    settings as TableSettings,
    secret,
    columns.map(({ name }) => name),
    sending,
  );
}
