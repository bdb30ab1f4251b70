import { SegmentDriversOf } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { personaTexts } from '../../messages/pages/persona';
import { Panel } from '../../parts/panel';
import { RuleText } from '../../parts/rule-text';
import { ShareBar } from '../../parts/spark';
import { ProblemNote, Skeleton } from '../../parts/states';
import { BeginSegment } from '../editor/begin-segment';
import css from './persona.module.css';

/** What members are more often than everybody else, by more than chance: each is a rule that a segment can begin with. */
export function DriversPanel({ id }: { readonly id: string }) {
  const { t: common, format } = useMessages();
  const t = usePageTexts(personaTexts).drivers;
  const { data, problem, refresh } = useAnswer(SegmentDriversOf, { id });
  if (data === undefined) {
    return (
      <Panel title={t.title}>{problem === undefined ? <Skeleton lines={6} /> : <ProblemNote problem={problem} onRetry={refresh} />}</Panel>
    );
  }
  const { drivers, refusal, compared } = data.segmentValue.drivers;
  return (
    <Panel title={t.title} note={refusal === null ? t.note(format.number(compared)) : undefined}>
      {drivers.length === 0 && <p className="dim">{refusal === null ? t.none : t[refusal]}</p>}
      <ul className={css.drivers}>
        {drivers.map(({ rule, label, share, shareOfOthers, turnsWithin }) => (
          <li key={rule}>
            <h3 className={css.factName}>{common.label(label)}</h3>
            <RuleText rule={rule} />
            <dl className={css.sides}>
              <dt>{t.members}</dt>
              <dd>
                <ShareBar share={share} />
                <span className="num">{format.share(share)}</span>
              </dd>
              <dt>{t.others}</dt>
              <dd>
                <ShareBar share={shareOfOthers} />
                <span className="num dim">{format.share(shareOfOthers)}</span>
              </dd>
            </dl>
            {turnsWithin.length > 0 && (
              <p className={css.factNote}>{t.within(turnsWithin.map(({ label: each }) => common.label(each)).join(', '))}</p>
            )}
            <BeginSegment rule={rule} label={t.begin} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
