import { invalidInput, limitExceeded } from '../../kernel/index.js';
import { askingFor, type MembershipContext, getSegment, type ReadingContext } from '../set/index.js';
import { foretell, type ForetoldChange } from './foretell.js';
import { areUnfinished, settle, type Freshness } from '../settle/index.js';
import { sizesOf } from './sizes.js';
import { checkInstants, turningPointsOf, turningPointsUntil } from '../time/index.js';

/** Who will enter and who will leave a segment until a date, by the passing of time alone. */
export interface SegmentForecast extends Freshness {
  readonly until: Date;
  /** Members at `asOf`, and at `until`. */
  readonly size: number;
  readonly sizeThen: number;
  /** How many enterings and leavings there will be; somebody may do both. */
  readonly entering: number;
  readonly leaving: number;
  /** In the order of the instants. */
  readonly changes: readonly ForetoldChange[];
}

/**
 * Foretells a segment, if nothing happens but the passing of time. Segments that its rule builds on move as it does; bounds
 * relative to the whole base are taken as they are now. It costs what the dates of the rule pass on their way, not the size of the base. FORBIDDEN for a reader who
 * may not ask the rule and those that it builds on: the instants tell what they look at. INVALID_INPUT for a rule that asks of a segment that moves what only the
 * memberships of then could say, such as since when somebody belongs to it.
 */
export async function forecastSegment(asked: ReadingContext, segmentId: string, until: Date): Promise<SegmentForecast> {
  const context = askingFor(asked, 'forecast');
  const { id } = await getSegment(context, segmentId);
  checkUntil(context, until);
  const { asOf, stale } = await settle(context);
  const { set } = await context.segmentSet.current(context.database);
  // Neither a list kept by hand nor a rule that cannot be evaluated moves with time.
  const segments = set.segments.filter((segment) => segment.id === id).map((segment) => ({ id, ...segment.overTime() }));
  for (const { needs, isForeseeable } of segments) {
    const refusal = context.reader.refusal(needs);
    if (refusal !== undefined) throw refusal;
    if (!isForeseeable) throw invalidInput('segmentId', UNFORESEEABLE);
  }
  const changes = await foretell(context, segments, checkInstants(await turningPointsUntil(context, segments, asOf, until)), asOf);
  const size = (await sizesOf(context, [id])).get(id)?.size ?? 0;
  const entering = changes.filter(({ kind }) => kind === 'ENTERED').length;
  const leaving = changes.length - entering;
  const isStale = stale || (await areUnfinished(context, [id, ...segments.flatMap(({ buildsOn }) => [...buildsOn])]));
  return { asOf, stale: isStale, until, size, sizeThen: size + entering - leaving, entering, leaving, changes };
}

/**
 * Foretells customers in all dynamic segments that can be foretold and whose rules the reader may ask, or in those of them that are named. Customers to whom nothing
 * will happen are left out.
 */
export async function forecastCustomers(
  asked: ReadingContext,
  customerIds: readonly string[],
  until: Date,
  segmentIds?: readonly string[],
): Promise<Map<string, ForetoldChange[]>> {
  const context = askingFor(asked, 'forecast');
  checkUntil(context, until);
  const { asOf } = await settle(context);
  const { set } = await context.segmentSet.current(context.database);
  const segments = set.segments
    .filter(({ id }) => segmentIds === undefined || segmentIds.includes(id))
    .map((segment) => ({ id: segment.id, ...segment.overTime() }))
    .filter(({ rule, needs, isForeseeable }) => rule.timings.length > 0 && isForeseeable && context.reader.refusal(needs) === undefined);
  const points = (await turningPointsOf(context, segments, customerIds, asOf)).filter(([at]) => at <= until);
  const changes = new Map<string, ForetoldChange[]>();
  for (const change of await foretell(context, segments, checkInstants(points), asOf)) {
    const known = changes.get(change.customerId);
    if (known === undefined) changes.set(change.customerId, [change]);
    else known.push(change);
  }
  return changes;
}

const UNFORESEEABLE =
  'This segment cannot be foretold: it asks of segments that time moves since when somebody belongs to them, or to how many, or comes to too much with their rules.';

const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

/** Refuses a date that is past with INVALID_INPUT, and one more than a year away with LIMIT_EXCEEDED. */
function checkUntil({ clock }: MembershipContext, until: Date): void {
  const away = until.getTime() - clock.now().getTime();
  if (away < 0) throw invalidInput('until', 'A forecast is of the time to come.');
  if (away > MOST_DAYS * DAY_MS) throw limitExceeded('The number of days until the end of a forecast', MOST_DAYS);
}
