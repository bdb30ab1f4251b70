import { SegmentPersona, type SegmentPersonaData } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { personaTexts } from '../../messages/pages/persona';
import { Columns } from '../../parts/columns';
import { Panel } from '../../parts/panel';
import { ShareBar } from '../../parts/spark';
import { Note, ProblemNote, Skeleton } from '../../parts/states';
import { DriversPanel } from './drivers-panel';
import { PersonaCardPanel } from './persona-card-panel';
import { PersonaFacts } from './persona-facts';
import { LookalikesPanel } from './lookalikes-panel';
import css from './persona.module.css';
import type { SegmentShown } from './segment-shown';

type PersonaData = SegmentPersonaData['segmentValue']['persona'];

/** What members are like, as the data show it beside everybody else, and what people say of them. */
export function PersonaTab({ segment: { id } }: { readonly segment: SegmentShown }) {
  const { t: common, format } = useMessages();
  const t = usePageTexts(personaTexts);
  const { may } = useRights();
  const { data, problem, refresh } = useAnswer(SegmentPersona, { id });
  if (data === undefined) {
    return (
      <Panel title={t.title}>{problem === undefined ? <Skeleton lines={8} /> : <ProblemNote problem={problem} onRetry={refresh} />}</Panel>
    );
  }
  const { persona, currency, asOf } = data.segmentValue;
  return (
    <Columns>
      <div>
        <Panel
          title={t.title}
          note={`${t.note(format.number(persona.members), format.number(persona.others))} · ${common.asOf(format.time(asOf))}`}
        >
          <Statements persona={persona} />
        </Panel>
        {persona.facts.length > 0 && <PersonaFacts facts={persona.facts} members={persona.members} currency={currency} />}
      </div>
      <div>
        <PersonaCardPanel id={id} card={data.segment?.personaCard ?? null} />
        <DriversPanel id={id} />
        {may('customers:read') && <LookalikesPanel id={id} />}
      </div>
    </Columns>
  );
}

function Statements({ persona: { isRefused, statements } }: { readonly persona: PersonaData }) {
  const { format } = useMessages();
  const t = usePageTexts(personaTexts);
  if (isRefused || statements.length === 0) {
    const { title, text } = isRefused ? t.refused : t.nothing;
    return (
      <Note icon="people" title={title}>
        {text}
      </Note>
    );
  }
  return (
    <ul className={css.statements}>
      {statements.map(({ attribute, text, strength, share, low, high }) => (
        <li key={`${attribute} ${text}`}>
          <span>{text}</span>
          <span className={css.strength} title={low === high ? undefined : t.between(format.share(low), format.share(high))}>
            <ShareBar share={share} />
            <span className="dim">{t.strengths[strength]}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
