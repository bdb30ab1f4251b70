import { BoughtNext } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { nextTexts } from '../../messages/pages/next';
import { Panel } from '../../parts/panel';
import { ShareBar } from '../../parts/spark';
import { ProblemNote, Skeleton } from '../../parts/states';
import { BeginSegment } from '../editor/begin-segment';
import css from './discover.module.css';

/** What customers buy after something else, and how good suggestions made of that are. */
export function BoughtNextPanel() {
  const t = usePageTexts(nextTexts);
  const own = t.boughtNext;
  const { format } = useMessages();
  const { data, problem, refresh } = useAnswer(BoughtNext, {});
  if (data === undefined) {
    return (
      <Panel title={own.title}>
        {problem === undefined ? <Skeleton lines={4} /> : <ProblemNote problem={problem} onRetry={refresh} />}
      </Panel>
    );
  }
  const model = data.nextProductModel;
  if (model === null || model.refusal !== null) {
    return (
      <Panel title={own.title}>
        <p className="dim">{model === null ? t.tooEarly : t.refusals[model.refusal ?? 'TOO_FEW_BUYERS']}</p>
      </Panel>
    );
  }
  const { quality, followings } = model;
  const rate = quality?.rates.find(({ suggestions }) => suggestions === 3);
  return (
    <Panel title={own.title}>
      {quality === null || rate === undefined ? (
        <p className="dim">{own.unknown}</p>
      ) : (
        <p className="dim">
          {own.quality(format.number(quality.customers), format.number(quality.hiddenDays))} {format.share(rate.hitRate)} ({own.model}),{' '}
          {format.share(rate.hitRateOfFrequent)} ({own.frequent}).
        </p>
      )}
      {followings.length === 0 && <p className="dim">{own.none}</p>}
      <ul className={css.groups} aria-label={own.title}>
        {followings.map(({ from, to, buyers, followed, lift, low, rule }) => (
          <li key={`${from.key} ${to.key}`}>
            <div>
              <h3 className={css.name}>
                {from.name} → {to.name}
              </h3>
              <span className={css.note}>{t.follows(from.name, format.number(followed), format.number(buyers))}</span>
            </div>
            <span className={css.size}>
              <ShareBar share={buyers === 0 ? 0 : followed / buyers} />
              <span className="num">{format.share(buyers === 0 ? 0 : followed / buyers)}</span>
            </span>
            <span className={css.note}>{own.lift(format.decimal(lift), format.decimal(low))}</span>
            <span className={css.buttons}>
              <BeginSegment rule={rule} label={t.who} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
