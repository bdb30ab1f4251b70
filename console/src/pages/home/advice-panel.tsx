import { Link } from '@tanstack/react-router';
import { HomeAdvice } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { adviceTexts } from '../../messages/pages/advice';
import { useTold } from '../../parts/advice-told';
import { Chip } from '../../parts/chip';
import { Panel } from '../../parts/panel';
import { ProblemNote, Skeleton } from '../../parts/states';
import css from '../../parts/advice.module.css';
import { BeginSegment } from '../editor/begin-segment';

/** So much is told of all segments together. */
const MOST = 3;

/** What is the matter with the segments: with all of them together, and with those with the most. */
export function AdvicePanel() {
  const t = usePageTexts(adviceTexts);
  const { format } = useMessages();
  const told = useTold();
  const { data, problem, refresh } = useAnswer(HomeAdvice, {});
  if (data === undefined) {
    return (
      <Panel title={t.homeTitle}>
        {problem === undefined ? <Skeleton lines={4} /> : <ProblemNote problem={problem} onRetry={refresh} />}
      </Panel>
    );
  }
  const { advice, each, segments } = data.segmentSetAdvice;
  if (advice.length + each.length === 0) {
    return (
      <Panel title={t.homeTitle}>
        <p className="dim">{segments === 0 ? t.noSegments : t.allFine}</p>
      </Panel>
    );
  }
  return (
    <Panel title={t.homeTitle}>
      <ul className={css.advice}>
        {advice.slice(0, MOST).map((one) => (
          <li key={`${one.kind} ${one.segments.map(({ id }) => id).join()}`}>
            {one.segments.length > 0 && (
              <h3 className={css.kind}>
                {one.segments.map(({ id, name }) => (
                  <Link key={id} to="/segments/$id" params={{ id }}>
                    {name}
                  </Link>
                ))}
              </h3>
            )}
            <p>{t.setTexts[one.kind](told(one.figures))}</p>
            {one.suggestion !== null && <BeginSegment rule={one.suggestion.rule} label={t.begin(format.number(one.suggestion.size))} />}
          </li>
        ))}
        {each.map(({ segment, advice: own }) =>
          segment === null ? null : (
            <li key={segment.id}>
              <h3 className={css.kind}>
                <Link to="/segments/$id" params={{ id: segment.id }}>
                  {segment.name}
                </Link>
                {[...new Set(own.map(({ kind }) => kind))].map((kind) => (
                  <Chip key={kind} tone={own.some((one) => one.kind === kind && one.strength === 'STRONG') ? 'bad' : 'warn'}>
                    {t.kinds[kind]}
                  </Chip>
                ))}
              </h3>
            </li>
          ),
        )}
      </ul>
    </Panel>
  );
}
