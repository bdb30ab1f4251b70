import { invalidInput } from '../../kernel/index.js';
import { declareAttributes, declareDataSources, declareEventProperties } from '../declare/index.js';
import type { SyncContext } from '../context.js';
import type { SyncOutcome } from '../batch/index.js';
import type { Mapping } from './mapping.js';

/** Declares what the records of a mapping will need. */
export async function declare(context: SyncContext, { attributes, eventProperties, source, dataSource }: Mapping): Promise<void> {
  refuseRejected('The attribute', await declareAttributes(context, attributes));
  refuseRejected('The event property', await declareEventProperties(context, eventProperties));
  if (dataSource !== undefined) refuseRejected('The source', await declareDataSources(context, [{ name: source, ...dataSource }]));
}

function refuseRejected(what: string, { results }: SyncOutcome): void {
  const problem = results.find((result) => result.status === 'REJECTED');
  if (problem === undefined) return;
  throw invalidInput('mapping', `${what} '${problem.externalId}' cannot be declared: ${problem.errors[0]?.message}`);
}
