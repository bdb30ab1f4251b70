import { SegmentFigures } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useMessages } from '../../messages/language';
import { FigureAmount } from '../../parts/figure-amount';
import { Panel } from '../../parts/panel';
import { ProblemNote, Skeleton } from '../../parts/states';
import table from '../../parts/table.module.css';
import css from './segment.module.css';
import { VALUE_NAMES } from './segment-figures';

/** How members differ from all customers: each figure in the mean, and against 100, the mean of all. */
export function ValuePanel({ id }: { readonly id: string }) {
  const { t, format } = useMessages();
  const { data, problem, refresh } = useAnswer(SegmentFigures, { ids: [id], names: VALUE_NAMES });
  const value = data?.segmentValue;
  return (
    <Panel title={t.value.title} note={value === undefined ? undefined : t.asOf(format.time(value.asOf))} flush>
      {value === undefined ? (
        problem === undefined ? (
          <Skeleton lines={6} />
        ) : (
          <ProblemNote problem={problem} onRetry={refresh} />
        )
      ) : (
        <div className={table.scroll}>
          <table className={table.table}>
            <thead>
              <tr>
                <th>{t.value.figure}</th>
                <th className={table.num}>{t.value.members}</th>
                <th className={table.num}>{t.value.everybody}</th>
                <th>{t.value.index}</th>
              </tr>
            </thead>
            <tbody>
              {value.figures.map((figure) => (
                <tr key={figure.name}>
                  <td className={table.wide}>{t.label(figure.label)}</td>
                  <td className={table.num}>
                    <FigureAmount unit={figure.unit} value={figure.mean} currency={value.currency} />
                  </td>
                  <td className={`${table.num} dim`}>
                    <FigureAmount unit={figure.unit} value={figure.base?.mean ?? null} currency={value.currency} />
                  </td>
                  <td>
                    <Index index={figure.index} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

/** 100 in the middle, twice and half as far from it to either side. */
function Index({ index }: { readonly index: number | null }) {
  const { format } = useMessages();
  if (index === null) return <span className="dim">–</span>;
  const reach = Math.max(-1, Math.min(1, Math.log2(Math.max(index, 1) / 100) / 3)) * 50;
  const color = index >= 100 ? 'var(--series-1)' : 'var(--series-2)';
  return (
    <span className={css.index}>
      <span className={css.track} aria-hidden="true">
        <span style={{ left: `${reach < 0 ? 50 + reach : 50}%`, width: `${Math.abs(reach)}%`, background: color }} />
      </span>
      <span className="num">{format.number(index)}</span>
    </span>
  );
}
