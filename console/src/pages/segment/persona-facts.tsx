import type { SegmentPersonaData } from '../../data/operations';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { personaTexts } from '../../messages/pages/persona';
import { Chip } from '../../parts/chip';
import { Panel } from '../../parts/panel';
import { writtenNumber } from '../../parts/written-figure';
import css from './persona.module.css';

type Fact = SegmentPersonaData['segmentValue']['persona']['facts'][number];
type Part = Fact['parts'][number];

interface PersonaFactsProps {
  readonly facts: readonly Fact[];
  readonly members: number;
  readonly currency: string;
}

/** How members spread over each thing that is known of them, with the share of everybody else marked. */
export function PersonaFacts({ facts, members, currency }: PersonaFactsProps) {
  const { t: common } = useMessages();
  const t = usePageTexts(personaTexts);
  const known = facts.filter(({ known: holders }) => holders > 0);
  const unknown = facts.filter(({ known: holders }) => holders === 0);
  // What tells them apart comes first; else what there is, in the order in which one would tell it.
  const shown = [...known.filter(({ isDistinct }) => isDistinct), ...known.filter(({ isDistinct }) => !isDistinct)];
  return (
    <Panel title={t.facts.title} note={t.facts.note}>
      <div className={css.facts}>
        {shown.map((fact) => (
          <FactChart key={fact.attribute} fact={fact} members={members} currency={currency} />
        ))}
      </div>
      {unknown.length > 0 && <p className={css.unknown}>{t.facts.unknown(unknown.map(({ label }) => common.label(label)).join(', '))}</p>}
    </Panel>
  );
}

function FactChart({ fact, members, currency }: { readonly fact: Fact; readonly members: number; readonly currency: string }) {
  const { t: common, format } = useMessages();
  const t = usePageTexts(personaTexts);
  const written = (value: string) => (isNumber(value) ? writtenNumber(value, fact.unit, currency, format) : common.word(value));
  const [low, middle, high] = fact.quartiles;
  const largest = Math.max(...fact.parts.map(({ share, shareOfOthers }) => Math.max(share, shareOfOthers)), 0.01);
  return (
    <section className={css.fact} aria-label={common.label(fact.label)}>
      <h3 className={css.factName}>
        {common.label(fact.label)} {fact.isDistinct && <Chip tone="accent">{t.facts.distinct}</Chip>}
      </h3>
      <p className={css.factNote}>
        {low !== undefined &&
          middle !== undefined &&
          high !== undefined &&
          `${t.facts.middle(written(low), written(middle), written(high))} · `}
        {t.facts.known(format.share(members === 0 ? 0 : fact.known / members))}
      </p>
      <ul className={css.parts}>
        {fact.parts.map((part) => {
          const name = nameOf(part, written, t.facts);
          return (
            <li key={`${part.value} ${part.to}`} title={t.facts.part(name, format.share(part.share), format.share(part.shareOfOthers))}>
              <span className={css.partName}>{name}</span>
              <span className={css.bar} aria-hidden="true">
                <span style={{ width: `${(100 * part.share) / largest}%` }} />
                <i style={{ left: `${(100 * part.shareOfOthers) / largest}%` }} />
              </span>
              <span className="num dim">{format.share(part.share)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function nameOf({ value, to }: Part, written: (value: string) => string, t: (typeof personaTexts)['en']['facts']): string {
  if (value === null) return t.missing;
  return to === null || to === value ? written(value) : t.range(written(value), written(to));
}

const isNumber = (value: string) => value.trim() !== '' && Number.isFinite(Number(value));
