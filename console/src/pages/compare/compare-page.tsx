import { MultiSelect } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { CompareSegments, FindSegments } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { compareTexts } from '../../messages/pages/compare';
import { Answered } from '../../parts/answered';
import { Columns } from '../../parts/columns';
import { Page } from '../../parts/page';
import { Panel } from '../../parts/panel';
import { ShareBar } from '../../parts/spark';
import { Note } from '../../parts/states';
import css from './compare.module.css';
import { MOST_SEGMENTS, segmentsOf } from './compared';
import { PairsPanel } from './pairs-panel';
import { UpsetPlot } from './upset-plot';
import { ValuesPanel } from './values-panel';

/** Two to twenty segments beside each other; which ones stands in the address. */
export function ComparePage() {
  const t = usePageTexts(compareTexts);
  const { t: common } = useMessages();
  const { may } = useRights();
  const { segments = '' } = useSearch({ from: '/compare' });
  const navigate = useNavigate({ from: '/compare' });
  const ids = segmentsOf(segments);
  const known = useAnswer(FindSegments, {});
  const overlap = useAnswer(CompareSegments, ids.length < 2 ? 'skip' : { ids });
  const named = new Map(known.data?.segments.nodes.map(({ id, name }) => [id, name]));
  for (const { segment } of overlap.data?.segmentOverlap.segments ?? []) named.set(segment.id, segment.name);
  return (
    <Page title={t.title} lead={<Link to="/segments">{common.segments.title}</Link>} subtitle={t.subtitle}>
      <MultiSelect
        aria-label={t.choose}
        placeholder={ids.length < MOST_SEGMENTS ? (ids.length === 0 ? t.placeholder : t.add) : ''}
        data={[...named].map(([value, label]) => ({ value, label }))}
        value={ids.filter((id) => named.has(id))}
        onChange={(chosen) => void navigate({ search: { segments: chosen.join(',') || undefined }, replace: true })}
        maxValues={MOST_SEGMENTS}
        searchable
        hidePickedOptions
        nothingFoundMessage={common.palette.nothing}
        mb="md"
        className={css.choose}
      />
      {ids.length < 2 ? (
        <Panel title={t.overlap}>
          <Note icon="segments" title={t.few.title}>
            {t.few.text}
          </Note>
        </Panel>
      ) : (
        <Answered asked={overlap} lines={12}>
          {({ segmentOverlap }) => (
            <div className={css.parts} style={{ opacity: overlap.isPrevious ? 0.55 : 1 }}>
              <UpsetPlot overlap={segmentOverlap} />
              {may('orders:read', 'personal_data:read') && <ValuesPanel ids={ids} />}
              <Columns>
                <div>
                  <OnlyPanel segments={segmentOverlap.segments} />
                </div>
                <div>
                  <PairsPanel overlap={segmentOverlap} />
                </div>
              </Columns>
            </div>
          )}
        </Answered>
      )}
    </Page>
  );
}

function OnlyPanel({
  segments,
}: {
  readonly segments: readonly {
    readonly only: number;
    readonly size: number;
    readonly segment: { readonly id: string; readonly name: string };
  }[];
}) {
  const t = usePageTexts(compareTexts);
  const { format } = useMessages();
  return (
    <Panel title={t.only} note={t.onlyNote}>
      <ul className={css.list}>
        {segments.map(({ only, size, segment: { id, name } }) => (
          <li key={id}>
            <p className={css.line}>
              <Link to="/segments/$id" params={{ id }}>
                {name}
              </Link>
              <span>{t.onlyOf(format.number(only), format.share(size === 0 ? 0 : only / size))}</span>
            </p>
            <ShareBar share={size === 0 ? 0 : only / size} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
