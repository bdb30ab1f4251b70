import type { SegmentState as State } from '../data/operations';
import { useMessages } from '../messages/language';
import { Chip } from './chip';
import { changeWithin, type SizePoint } from './history';

/** Told only where it is not as it should be. */
export function SegmentState({
  segment,
}: {
  readonly segment: { readonly state: State; readonly stale: boolean; readonly progress: number | null };
}) {
  const { t, format } = useMessages();
  if (segment.state === 'FAILED')
    return (
      <Chip tone="bad" icon="warning">
        {t.segments.failed}
      </Chip>
    );
  if (segment.state === 'BUILDING') {
    return (
      <Chip tone="accent" icon="refresh">
        {segment.progress === null ? t.segments.building : t.segments.buildingAt(format.share(segment.progress))}
      </Chip>
    );
  }
  return segment.stale ? (
    <Chip tone="warn" icon="clock">
      {t.segments.stale}
    </Chip>
  ) : null;
}

/** By how much a size has changed; what is younger than that has no change yet. */
export function SizeChange({
  segment,
  days,
}: {
  readonly segment: { readonly createdAt: string; readonly size: number; readonly sizes: readonly SizePoint[] };
  readonly days: number;
}) {
  const { t, format } = useMessages();
  const change = changeWithin(segment, days);
  if (change === undefined)
    return (
      <span className="dim" title={t.segments.youngerThan(days)}>
        {t.segments.young}
      </span>
    );
  if (change === 0) return <span className="dim">0</span>;
  return (
    <span style={{ color: change > 0 ? 'var(--c-enter)' : 'var(--c-leave)' }}>
      {change > 0 ? '↑' : '↓'} {format.number(Math.abs(change))}
    </span>
  );
}
