import { Link } from '@tanstack/react-router';
import { type AdviceKind, SegmentAdviceOf, type SegmentAdviceOfData } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { adviceTexts } from '../../messages/pages/advice';
import { useTold } from '../../parts/advice-told';
import { Chip } from '../../parts/chip';
import { Panel } from '../../parts/panel';
import { RuleText } from '../../parts/rule-text';
import { ProblemNote, Skeleton } from '../../parts/states';
import css from '../../parts/advice.module.css';
import { BeginSegment } from '../editor/begin-segment';

/** What is found at once; whether members differ from everybody takes longer. */
const QUICK: readonly AdviceKind[] = ['TOO_BROAD', 'TOO_NARROW', 'EMPTY', 'UNREACHABLE', 'NEARLY_ANOTHER', 'WITHIN_ANOTHER', 'UNSTABLE'];

/** What is the matter with the segment, and what to change. */
export function AdvicePanel({ id }: { readonly id: string }) {
  const { t: common, format } = useMessages();
  const t = usePageTexts(adviceTexts);
  const quick = useAnswer(SegmentAdviceOf, { id, kinds: QUICK });
  const slow = useAnswer(SegmentAdviceOf, { id, kinds: ['NOT_DISTINCT'] });
  const told = quick.data?.segmentAdvice;
  if (told === undefined) {
    return (
      <Panel title={t.title}>
        {quick.problem === undefined ? <Skeleton lines={3} /> : <ProblemNote problem={quick.problem} onRetry={quick.refresh} />}
      </Panel>
    );
  }
  const later = slow.data?.segmentAdvice;
  const isComparing = later === undefined && slow.problem === undefined;
  const advice = [...told.advice, ...(later?.advice ?? [])];
  const unsaid = [...told.unsaid, ...(later?.unsaid ?? [])];
  return (
    <Panel title={t.title} note={common.asOf(format.time(told.asOf))}>
      {advice.length === 0 && !isComparing && slow.problem === undefined && <p className="dim">{t.fine}</p>}
      <ul className={css.advice}>
        {advice.map((one) => (
          <Piece key={`${one.kind} ${one.others.map((other) => other.id).join()}`} advice={one} />
        ))}
      </ul>
      {isComparing && <p className="dim">{t.comparing}</p>}
      {later === undefined && slow.problem !== undefined && <ProblemNote problem={slow.problem} onRetry={slow.refresh} />}
      {unsaid.length > 0 && (
        <p className={css.unsaid}>
          {t.unsaid}: {unsaid.map(({ kind, reason }) => `${t.kinds[kind]} (${t.reasons[reason]})`).join('; ')}
        </p>
      )}
    </Panel>
  );
}

type PieceData = SegmentAdviceOfData['segmentAdvice']['advice'][number];

function Piece({ advice: { kind, strength, figures, others, clause, suggestion } }: { readonly advice: PieceData }) {
  const { format } = useMessages();
  const t = usePageTexts(adviceTexts);
  const told = useTold();
  return (
    <li>
      <h3 className={css.kind}>
        <Chip tone={strength === 'STRONG' ? 'bad' : 'warn'} icon="warning">
          {t.kinds[kind]}
        </Chip>
        {others.map(({ id, name }) => (
          <Link key={id} to="/segments/$id" params={{ id }}>
            {name}
          </Link>
        ))}
      </h3>
      <p>{t.texts[kind](told(figures))}</p>
      {clause !== null && <RuleText rule={clause} />}
      {suggestion !== null && <BeginSegment rule={suggestion.rule} label={t.begin(format.number(suggestion.size))} />}
    </li>
  );
}
