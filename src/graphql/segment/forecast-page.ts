import type { ForetoldChange } from '../../membership/index.js';
import { cursorInvalid, decodePlace } from '../paging/cursor.js';
import type { KeysetOrder } from '../paging/keyset.js';
import { pageOf, type Page, type PageRequest } from '../paging/page.js';

/** By instant, then customer. A forecast is computed, not read: the order is that of the list, and has no columns. */
const ORDER: KeysetOrder = { name: 'FORECAST', keys: [] };

/** A page of what is foretold. A cursor stays good while time passes: what has come true meanwhile lies before it. */
export function pageOfForecast(changes: readonly ForetoldChange[], request: PageRequest): Page<ForetoldChange> {
  const rows = changes.map((change) => ({ ...change, keyset: [change.at.toISOString(), change.customerId] }));
  const isAfter = placeAfter(request.after);
  const rest = rows.filter(({ keyset }) => isAfter(keyset)).slice(0, request.first + 1);
  return pageOf(rest, request, ORDER, async () => changes.length);
}

function placeAfter(cursor: string | null | undefined): (keyset: readonly string[]) => boolean {
  if (cursor === null || cursor === undefined) return () => true;
  const [at = '', customerId = ''] = decodePlace(cursor, ORDER.name, 2).keys;
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]{12}Z$/.test(at)) throw cursorInvalid('The cursor was not made by this server.');
  return ([instant = '', id = '']) => instant > at || (instant === at && id > customerId);
}
