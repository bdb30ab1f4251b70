import { sql } from '../../database/index.js';
import { openCases, type OpenCasesQuestion, worthColumns, worthFigures } from '../../insight/index.js';
import { invalidInput, limitExceeded } from '../../kernel/index.js';
import { loadCatalogue, reckoningOf } from '../../membership/index.js';
import type { OperationContext } from '../context.js';
import { afterCursor, keysetColumn, orderBy } from '../paging/keyset.js';
import { pageOf, type Page, type PageRequest } from '../paging/page.js';
import { askTogether } from '../rows/ask-together.js';
import { checkSegment, visibleSegments } from '../segment/index.js';
import { openCaseKeys } from './open-case-order.js';
import { MOST_HOURS, type OpenCaseArguments, type OpenCaseRow } from './open-case.type.js';

const MOST_CHANNELS = 100;

/** A page of the open cases, ranked, in one statement: all of it is of one instant. */
export async function readOpenCases(context: OperationContext, args: OpenCaseArguments, request: PageRequest): Promise<Page<OpenCaseRow>> {
  const question = questionOf(context, args);
  const { membership } = context;
  const figures = worthFigures(membership, await loadCatalogue(context.database, membership.reader));
  const cases = openCases(figures, question, reckoningOf(membership));
  const order = openCaseKeys(args.orderBy ?? 'CONTRIBUTION');
  const rows = await askTogether<OpenCaseRow>(
    context,
    sql`/* graphql.openCases */
      select q.rank::int, q.total::int, q.case_id, q.customer_id, q.occurred_at, q.is_overdue, q.segments, ${worthColumns(sql`q`)}, ${keysetColumn(order)}
      from (select q.*, row_number() over (${orderBy(order)}) as rank, count(*) over () as total from (${cases}) q) q
      where ${afterCursor(order, request.after)} ${orderBy(order)} limit ${request.first + 1}`,
  );
  const totalCount = async () => {
    if (rows[0] !== undefined) return rows[0].total;
    const [row] = await askTogether<{ count: number }>(
      context,
      sql`/* graphql.openCaseCount */ select count(*)::int as count from (${cases}) q`,
    );
    return row?.count ?? 0;
  };
  return pageOf(rows, request, order, totalCount);
}

function questionOf({ viewer }: OperationContext, { channels, segmentId, overdueAfterHours }: OpenCaseArguments): OpenCasesQuestion {
  if (channels != null && channels.length > MOST_CHANNELS) throw limitExceeded('The number of channels', MOST_CHANNELS);
  if (overdueAfterHours != null && overdueAfterHours < 1) throw invalidInput('overdueAfterHours', 'overdueAfterHours must be 1 or more.');
  if (overdueAfterHours != null && overdueAfterHours > MOST_HOURS) throw limitExceeded('overdueAfterHours', MOST_HOURS);
  return {
    channels: channels ?? undefined,
    segmentId: segmentId == null ? undefined : checkSegment(viewer, segmentId),
    segmentIds: visibleSegments(viewer, undefined),
    overdueAfterHours: overdueAfterHours ?? undefined,
  };
}
