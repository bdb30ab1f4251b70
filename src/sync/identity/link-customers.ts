import { limitExceeded } from '../../kernel/index.js';
import { check } from '../../records/index.js';
import { isSuppressed, MAX_BATCH_RECORDS, type RecordError, recordError } from '../batch/index.js';
import type { SyncContext } from '../context.js';
import { mergeMany } from '../merge/index.js';
import { nameCustomers, type Name, type Naming } from './name-customers.js';

/** What one source calls somebody, and what another does. */
export interface Link extends Name {
  readonly sameAsSource: string;
  readonly sameAsExternalId: string;
}

export interface LinkResult {
  readonly index: number;
  /** NAMED: a customer got the other name. MERGED: there were two. */
  readonly status: 'NAMED' | 'MERGED' | 'UNCHANGED' | 'REJECTED';
  readonly customerId?: string;
  readonly errors: readonly RecordError[];
}

/** Where a link has a name of somebody who is to stay away. */
const AWAY_AT = { name: 'externalId', also: 'sameAsExternalId' } as const;

/**
 * Takes the word of whoever knows it that two names are of one person: a source names a customer of another. Where both names are of customers, these become
 * one; where neither is, there is nobody to be named.
 */
export async function linkCustomers(context: SyncContext, links: readonly Link[]): Promise<LinkResult[]> {
  if (links.length > MAX_BATCH_RECORDS) throw limitExceeded('The number of links', MAX_BATCH_RECORDS);
  const read = links.map(readLink);
  const namings = read.flatMap((one, index) => ('errors' in one ? [] : [{ index, naming: one }]));
  const named = await nameCustomers(
    context,
    namings.map(({ naming }) => naming),
  );
  const survivors = new Map<string, string>();
  const results = namings.map(({ index, naming }, place): LinkResult => {
    const found = named[place];
    if (found === undefined) {
      return { index, status: 'REJECTED', errors: [recordError('UNKNOWN_REFERENCE', ['externalId'], 'and sameAsExternalId name nobody')] };
    }
    if ('away' in found) return { index, status: 'REJECTED', errors: [isSuppressed([AWAY_AT[found.away]], naming[found.away].externalId)] };
    const [customerId, other] = [survivorOf(survivors, found.alsoCustomerId), survivorOf(survivors, found.customerId)];
    if (customerId === other) return { index, status: found.isNew ? 'NAMED' : 'UNCHANGED', customerId, errors: [] };
    survivors.set(other, customerId);
    return { index, status: 'MERGED', customerId, errors: [] };
  });
  await mergeMany(context, groupsOf(survivors), 'SOURCE');
  const rejected = read.flatMap((one, index): LinkResult[] => ('errors' in one ? [{ index, status: 'REJECTED', errors: one.errors }] : []));
  return [...results, ...rejected]
    .map((result) => (result.customerId === undefined ? result : { ...result, customerId: survivorOf(survivors, result.customerId) }))
    .sort((a, b) => a.index - b.index);
}

function readLink(link: Link): Naming | { readonly errors: RecordError[] } {
  const errors: RecordError[] = [];
  const read = (field: keyof Link): string => {
    const isSource = field === 'source' || field === 'sameAsSource';
    const checked = (isSource ? check.sourceName() : check.nonBlank()).safeParse(link[field]);
    if (checked.success) return checked.data;
    errors.push(recordError('INVALID_VALUE', [field], checked.error.issues[0]?.message ?? 'is no text'));
    return '';
  };
  const naming = {
    name: { source: read('source'), externalId: read('externalId') },
    also: { source: read('sameAsSource'), externalId: read('sameAsExternalId') },
  };
  return errors.length > 0 ? { errors } : naming;
}

function survivorOf(survivors: ReadonlyMap<string, string>, id: string): string {
  let at = id;
  for (let into = survivors.get(at); into !== undefined; into = survivors.get(at)) at = into;
  return at;
}

function groupsOf(survivors: ReadonlyMap<string, string>) {
  const groups = new Map<string, string[]>();
  for (const id of survivors.keys()) {
    const into = survivorOf(survivors, id);
    groups.set(into, [...(groups.get(into) ?? []), id]);
  }
  return [...groups].map(([intoId, ids]) => ({ intoId, merged: ids.map((id) => ({ id })) }));
}
