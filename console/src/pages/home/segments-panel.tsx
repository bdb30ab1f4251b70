import { Link } from '@tanstack/react-router';
import { useLiveSizes } from '../../data/live-sizes';
import { HomeSegments, type SegmentAtAGlance } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { ButtonLink } from '../../parts/button-link';
import { useMessages } from '../../messages/language';
import { daysAgo, sizesOf } from '../../parts/history';
import { LiveNumber } from '../../parts/live-number';
import { Panel } from '../../parts/panel';
import { SegmentState, SizeChange } from '../../parts/segment-bits';
import { ShareBar, Spark } from '../../parts/spark';
import { Note, ProblemNote, Skeleton } from '../../parts/states';
import table from '../../parts/table.module.css';
import css from './home.module.css';

const DAYS = 30;
/** The largest; the others are on the page of segments. */
const MOST_SHOWN = 14;

export function SegmentsPanel() {
  const { t, format } = useMessages();
  const { data, problem, refresh } = useAnswer(HomeSegments, { from: daysAgo(DAYS) });
  const live = useLiveSizes();
  const all = data?.segments.nodes.map((segment) => ({ ...segment, ...live.get(segment.id) })) ?? [];
  const shown = all.toSorted((a, b) => b.size - a.size).slice(0, MOST_SHOWN);
  const largest = Math.max(...shown.map(({ share }) => share), 0.01);
  return (
    <Panel
      title={t.home.segments}
      note={data === undefined ? undefined : format.plural(data.segments.totalCount, t.home.oneSegment, t.home.manySegments)}
      flush
      actions={
        <ButtonLink to="/segments" variant="subtle" color="gray">
          {t.home.allSegments}
        </ButtonLink>
      }
    >
      {data === undefined ? (
        problem === undefined ? (
          <Skeleton lines={8} height={40} />
        ) : (
          <ProblemNote problem={problem} onRetry={refresh} />
        )
      ) : shown.length === 0 ? (
        <Note icon="segments" title={t.home.noSegments.title}>
          {t.home.noSegments.text}
        </Note>
      ) : (
        <div className={table.scroll}>
          <table className={table.table}>
            <thead>
              <tr>
                <th>{t.segments.name}</th>
                <th className={table.secondary}>{t.home.days(DAYS)}</th>
                <th className={`${table.num} ${table.secondary}`}>{t.segments.change}</th>
                <th className={table.num}>{t.segments.size}</th>
                <th>{t.segments.share}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((segment) => (
                <SegmentLine key={segment.id} segment={segment} largest={largest} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function SegmentLine({ segment, largest }: { readonly segment: SegmentAtAGlance; readonly largest: number }) {
  const { t, format } = useMessages();
  return (
    <tr>
      <td className={`${table.wide} ellipsis`}>
        <Link to="/segments/$id" params={{ id: segment.id }} className={table.name}>
          {segment.name}
        </Link>{' '}
        <SegmentState segment={segment} />
      </td>
      <td className={table.secondary}>
        <Spark values={sizesOf(segment)} label={t.segments.sparkOf(segment.name)} />
      </td>
      <td className={`${table.num} ${table.secondary}`}>
        <SizeChange segment={segment} days={7} />
      </td>
      <td className={`${table.num} ${css.size}`}>
        <LiveNumber value={segment.size}>{format.number(segment.size)}</LiveNumber>
      </td>
      <td className={css.shareCell}>
        <span className={css.share}>
          <ShareBar share={segment.share} of={largest} />
          <b>{format.share(segment.share)}</b>
        </span>
      </td>
    </tr>
  );
}
