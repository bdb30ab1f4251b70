import type { Catalogue } from '../catalogue/index.js';
import type { Group } from '../insight/index.js';
import { invalidInput, notFound } from '../kernel/index.js';
import { getSegment, type ReadingContext, readRuleBy, readRuleInput, ruleRefused, segmentIdNamed } from '../membership/index.js';
import type { ExportRequest } from './request.js';
import { checkGroup } from './rights.js';

/**
 * The same request with the id of the segment that it names. Refuses with INVALID_INPUT a name that there is not, or not for the reader; before anything is looked
 * up, with FORBIDDEN, whoever may not have such an export.
 */
export async function withSegmentId(context: ReadingContext, request: ExportRequest): Promise<ExportRequest> {
  const { segment, ...rest } = request;
  checkGroup(context, segment === undefined && request.segmentId === undefined ? 'customers' : 'segments');
  if (segment === undefined) return request;
  const segmentId = await segmentIdNamed(context, segment);
  if (segmentId === undefined || context.reader.segmentIds?.has(segmentId) === false)
    throw invalidInput('segment', `There is no segment '${segment}'.`);
  return { ...rest, segmentId };
}

/**
 * Whom a request is for. Refuses with NOT_FOUND a segment that there is not for the reader, and with INVALID_INPUT a rule that does not check. By a `catalogue` of what is going to be, where it is given: then the
 * segment need not be there yet.
 */
export async function groupOf(context: ReadingContext, { segmentId, query, rule }: ExportRequest, catalogue?: Catalogue): Promise<Group> {
  if (segmentId !== undefined) {
    if (context.reader.segmentIds?.has(segmentId.toLowerCase()) === false) throw notFound('segment', segmentId);
    return { segmentIds: [catalogue === undefined ? (await getSegment(context, segmentId)).id : segmentId] };
  }
  const input = { query, rule };
  const reading = catalogue === undefined ? await readRuleInput(context, input) : readRuleBy(catalogue, context.reader, input);
  if (reading.ok) return { rule: reading };
  throw ruleRefused(reading.diagnostics, query === undefined ? 'rule' : 'query');
}
