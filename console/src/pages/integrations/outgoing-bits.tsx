import { Link } from '@tanstack/react-router';
import { NamesOfSegments } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { outgoingTexts } from '../../messages/pages/outgoing';
import { Chip } from '../../parts/chip';
import css from './integrations.module.css';

/** So many names the server gives at once. */
const MOST_NAMES = 100;

interface InForce {
  readonly pausedAt: string | null;
  readonly pausedFor: keyof (typeof outgoingTexts)['en']['pauses'] | null;
  /** How many attempts have failed, and when there is the next; of what is tried again. */
  readonly failures?: number;
  readonly nextAt?: string | null;
}

/** Whether it is in force, is paused and why, or fails at present. */
export function OutgoingState({ of: { pausedAt, pausedFor, failures = 0, nextAt } }: { readonly of: InForce }) {
  const t = usePageTexts(outgoingTexts);
  const { format } = useMessages();
  if (pausedAt !== null)
    return (
      <Chip tone={pausedFor === 'ASKED' ? 'warn' : 'bad'} icon="pause">
        {t.pauses[pausedFor ?? 'ASKED']}
      </Chip>
    );
  if (failures > 0)
    return (
      <Chip tone="bad" icon="warning">
        {t.failing(format.number(failures), format.ago(nextAt ?? new Date()))}
      </Chip>
    );
  return (
    <Chip tone="good" icon="check">
      {t.active}
    </Chip>
  );
}

/** What failed, in the server's words. */
export function Failure({ text, at }: { readonly text: string | null; readonly at?: string | null }) {
  const t = usePageTexts(outgoingTexts);
  const { format } = useMessages();
  if (text === null) return null;
  return (
    <p className={css.failure}>
      {at != null && <b>{t.lastError(format.ago(at))}</b>} {text}
    </p>
  );
}

/** What segments are called, by their ids. */
export function useNamesOfSegments(ids: readonly (string | null)[]): ReadonlyMap<string, string> {
  const { may } = useRights();
  const wanted = [...new Set(ids.filter((id) => id !== null))].sort().slice(0, MOST_NAMES);
  const { data } = useAnswer(NamesOfSegments, wanted.length === 0 || !may('segments:read') ? 'skip' : { ids: wanted });
  return new Map(data?.nodes.flatMap((node) => (node !== null && 'name' in node ? [[node.id, node.name] as const] : [])));
}

export function SegmentLink({ id, names }: { readonly id: string | null; readonly names: ReadonlyMap<string, string> }) {
  const t = usePageTexts(outgoingTexts);
  if (id === null) return <span className="dim">{t.noSegment}</span>;
  const name = names.get(id);
  return name === undefined ? (
    <span className="dim">…</span>
  ) : (
    <Link to="/segments/$id" params={{ id }}>
      {name}
    </Link>
  );
}
