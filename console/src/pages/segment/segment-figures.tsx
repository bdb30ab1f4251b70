import { SegmentFigures, SegmentForecastOf } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { Figures, type FigureShown } from '../../parts/figures';
import { daysAgo } from '../../parts/history';
import { LiveNumber } from '../../parts/live-number';
import type { SegmentShown } from './segment-shown';

const FORECAST_DAYS = 30;
export const VALUE_NAMES = [
  'amount_spent',
  'average_order_value',
  'number_of_orders',
  'total_margin',
  'order_frequency',
  'profile_completeness',
];

/** How large the segment is, what it is worth, and what time alone will make of it. */
export function SegmentFiguresStrip({ segment }: { readonly segment: SegmentShown }) {
  const { t, format } = useMessages();
  const { may, currency } = useRights();
  const mayValue = may('segments:read', 'orders:read', 'personal_data:read');
  const value = useAnswer(SegmentFigures, mayValue ? { ids: [segment.id], names: VALUE_NAMES } : 'skip');
  const forecast = useAnswer(SegmentForecastOf, segment.kind === 'DYNAMIC' ? { id: segment.id, until: daysAgo(-FORECAST_DAYS) } : 'skip');
  const figures: FigureShown[] = [
    {
      label: t.segments.size,
      value: <LiveNumber value={segment.size}>{format.number(segment.size)}</LiveNumber>,
      note: t.asOf(format.time(segment.asOf)),
    },
    { label: t.segments.share, value: format.share(segment.share), note: t.segment.ofCustomers },
  ];
  if (mayValue) {
    const spent = value.data?.segmentValue.figures.find(({ name }) => name === 'amount_spent');
    figures.push(
      {
        label: t.segments.spent,
        value: spent === undefined ? undefined : format.money(spent.sum ?? '0', currency),
        note: spent?.share === null || spent === undefined ? undefined : t.segment.shareOfSpent(format.share(spent.share)),
      },
      {
        label: t.segments.spentEach,
        value: spent === undefined ? undefined : format.mean(spent.mean, currency),
        note: spent?.index === null || spent === undefined ? undefined : t.segment.index(format.number(spent.index)),
      },
    );
  }
  const foretold = forecast.data?.segmentForecast;
  if (segment.kind === 'DYNAMIC' && forecast.problem === undefined) {
    figures.push({
      label: t.segment.inDays(FORECAST_DAYS),
      value: foretold === undefined ? undefined : format.number(foretold.sizeThen),
      note: foretold === undefined ? undefined : t.segment.foretold(format.number(foretold.entering), format.number(foretold.leaving)),
    });
  }
  return <Figures figures={figures} />;
}
