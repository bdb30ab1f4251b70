import { Link } from '@tanstack/react-router';
import type { Deed } from '../../data/operations';
import { deedWords, isDeedName } from '../../messages/deed-words';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { auditTexts } from '../../messages/pages/audit';
import { Chip } from '../../parts/chip';

const TONES = { DONE: 'plain', REFUSED: 'warn', FAILED: 'bad' } as const;

/** What was done, in words. What changes nothing is written down where it was refused, or was much. */
export function useDeedText(): (deed: Pick<Deed, 'operation' | 'outcome'>) => string {
  const t = usePageTexts(auditTexts);
  const words = usePageTexts(deedWords);
  return ({ operation, outcome }) => {
    if (isDeedName(operation)) return words[operation];
    return outcome === 'DONE' ? t.bulkRead(operation) : t.wanted(operation);
  };
}

export function Outcome({ deed: { outcome, code } }: { readonly deed: Deed }) {
  const t = usePageTexts(auditTexts);
  return (
    <span title={code ?? undefined}>
      <Chip tone={TONES[outcome]}>{t.outcomes[outcome]}</Chip>
    </span>
  );
}

/** Who did it: by what they came with. */
export function useActorName(): (deed: Pick<Deed, 'actorKind' | 'actorName'>) => string {
  const t = usePageTexts(auditTexts);
  return ({ actorKind, actorName }) => actorName ?? t.actors[actorKind];
}

/** What it was done to, leading there where the console has a page of it. */
export function Subjects({ deed, names }: { readonly deed: Deed; readonly names: ReadonlyMap<string, string> }) {
  const t = usePageTexts(auditTexts);
  const { format } = useMessages();
  const [first] = deed.subjectIds;
  if (first === undefined) return <span className="dim">{deed.subjectKind}</span>;
  const others = deed.subjectIds.length - 1;
  return (
    <>
      <Subject kind={deed.subjectKind} id={first} name={names.get(first)} />{' '}
      {others > 0 && <span className="dim">{t.more(format.number(others))}</span>}
    </>
  );
}

function Subject({ kind, id, name }: { readonly kind: string; readonly id: string; readonly name: string | undefined }) {
  const { t } = useMessages();
  if (kind === 'Segment')
    return (
      <Link to="/segments/$id" params={{ id }}>
        {name ?? `${kind} …${id.slice(-6)}`}
      </Link>
    );
  if (kind === 'Campaign')
    return (
      <Link to="/campaigns/$id" params={{ id }}>
        {name ?? `${kind} …${id.slice(-6)}`}
      </Link>
    );
  if (kind === 'Customer')
    return (
      <Link to="/customers/$id" params={{ id }}>
        {t.people.nameless(id.slice(-6))}
      </Link>
    );
  return <span title={id}>{name ?? `${kind} …${id.slice(-6)}`}</span>;
}
