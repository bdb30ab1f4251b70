import { joinCompanies, presentOf, type SyncContext, syncUnchecked } from '../../sync/index.js';
import type { Message } from './message.js';
import type { Tell } from './tell.js';
import { nameOf, type Names } from './names.js';
import { flawOf } from './take-records.js';
import { companyOf } from './traits.js';

/** Brings in the companies that `group` tells of, and who belongs to them: beside the companies that somebody belongs to already. */
export async function takeGroups(
  context: SyncContext,
  source: string,
  messages: readonly Message[],
  names: Names,
  tell: Tell,
): Promise<void> {
  const groups = messages.filter(({ type }) => type === 'group');
  if (groups.length === 0) return;
  const present = presentOf(context);
  const records = groups.map((message) => {
    const { fields, flaws } = companyOf(message.traits, present);
    for (const flaw of flaws) tell(message, 'part', flaw);
    return { ...fields, externalId: message.groupId ?? '', updatedAt: message.at };
  });
  const known = await syncUnchecked(context, 'company', { source, records });
  // One that is new and was not given a name has its id for one.
  const unnamed = known.results.filter(({ errors }) => errors.some(({ code, path }) => code === 'REQUIRED' && path[0] === 'name'));
  const named = unnamed.flatMap(({ index }) => {
    const record = records[index];
    return record === undefined ? [] : [{ ...record, name: record.externalId }];
  });
  const again = named.length === 0 ? undefined : await syncUnchecked(context, 'company', { source, records: named });
  const lost = new Set<number>();
  const failures = [
    ...known.results.filter(({ index }) => !unnamed.some((one) => one.index === index)),
    ...(again?.results.map((result) => ({ ...result, index: unnamed[result.index]?.index ?? -1 })) ?? []),
  ];
  for (const { index, errors } of failures) {
    const message = groups[index];
    for (const error of errors) if (message !== undefined) tell(message, 'message', flawOf(error));
    if (errors.length > 0) lost.add(index);
  }
  await joinCompanies(
    context,
    source,
    groups.flatMap((message, index) => {
      const customerExternalId = nameOf(message);
      if (lost.has(index) || !names.isKnown(customerExternalId)) return [];
      return [{ customerExternalId, companyExternalId: message.groupId ?? '' }];
    }),
  );
}
