import type { KindName } from '../../records/index.js';
import { keepWaiting, type RecordError, type SyncContext, syncUnchecked } from '../../sync/index.js';
import type { Flaw, Message } from './message.js';
import type { Tell } from './tell.js';
import type { Names } from './names.js';

/** A record that a message tells of somebody. */
export interface TakenRecord {
  readonly message: Message;
  /** What the person is called. */
  readonly name: string;
  readonly record: Readonly<Record<string, unknown>> & { readonly externalId: string };
}

interface Taking {
  readonly source: string;
  readonly kind: KindName;
  readonly records: readonly TakenRecord[];
  readonly names: Names;
}

/** Brings in what people do whom somebody knows, and keeps what others do until somebody does. */
export async function takeRecords(context: SyncContext, { source, kind, records, names }: Taking, tell: Tell): Promise<void> {
  const known = records.filter(({ name }) => names.isKnown(name));
  const waiting = records.filter(({ name }) => !names.isKnown(name));
  const notKept = await keepWaiting(
    context,
    source,
    waiting.map(({ name, record }) => ({ kind, externalId: record.externalId, customerExternalId: name, record })),
  );
  tellErrors(waiting, notKept, tell);
  if (known.length === 0) return;
  const { results } = await syncUnchecked(context, kind, {
    source,
    records: known.map(({ name, record }) => ({ ...record, customerExternalId: name })),
  });
  tellErrors(known, results, tell);
}

function tellErrors(
  records: readonly TakenRecord[],
  results: readonly { readonly index: number; readonly errors: readonly RecordError[] }[],
  tell: Tell,
): void {
  for (const { index, errors } of results) {
    const message = records[index]?.message;
    for (const error of errors) if (message !== undefined) tell(message, 'message', flawOf(error));
  }
}

/** What a sync says of a record, of the message that told it. */
export function flawOf({ code, path, message }: RecordError): Flaw {
  const began = `${path.join('.')} `;
  return { code, path, is: message.startsWith(began) ? message.slice(began.length) : message };
}
