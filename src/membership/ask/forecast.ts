import { askingFor, getSegment, type ReadingContext } from '../set/index.js';
import { turningPointsOf, verdictsAt } from '../time/index.js';

/**
 * When time alone will make members leave a segment, if nothing else happens: the first instant from now at which the rule no longer
 * holds; null for those whom time does not move, and for all where that cannot be foretold (`RuleOverTime`). Between the instants at which a moving date passes one of the customer's own values
 * nothing changes, so the rule is evaluated at those, in order, until it fails. The instants tell what the rule looks at, such as birth
 * dates: FORBIDDEN for a reader who may not ask it.
 */
export async function leavesAt(
  context: ReadingContext,
  segmentId: string,
  customerIds: readonly string[],
): Promise<Map<string, Date | null>> {
  const answers = new Map<string, Date | null>(customerIds.map((id) => [id, null]));
  const segment = await getSegment(context, segmentId);
  if (segment.kind === 'STATIC' || customerIds.length === 0) return answers;
  const { set } = await context.segmentSet.current(context.database);
  const found = set.segments.find(({ id }) => id === segment.id)?.overTime();
  // A rule that cannot be read any more moves nobody.
  if (found === undefined) return answers;
  const refusal = context.reader.refusal(found.needs);
  if (refusal !== undefined) throw refusal;
  if (!found.isForeseeable) return answers;
  const rules = [{ id: segment.id, rule: found.rule }];
  const open = new Set(customerIds);
  const forecast = askingFor(context, 'forecast');
  const points = await turningPointsOf(forecast, rules, customerIds, context.clock.now());
  for await (const { at, customerId, holding } of verdictsAt(forecast, rules, points, (id) => open.has(id))) {
    if (holding.size > 0) continue;
    answers.set(customerId, at);
    open.delete(customerId);
  }
  return answers;
}
