import { useNavigate } from '@tanstack/react-router';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { compareTexts } from '../../messages/pages/compare';
import { DataTable } from '../../parts/data-table';
import { Icon } from '../../parts/icon';
import { Panel } from '../../parts/panel';
import { RuleText } from '../../parts/rule-text';
import { ShareBar } from '../../parts/spark';
import { keepDraft } from '../editor/draft';
import { type Overlap, ruleOf } from './compared';
import css from './compare.module.css';

/** So many combinations can be told apart by eye. */
const MOST_COLUMNS = 24;
const BAR_HEIGHT = 150;

/** How many customers are in exactly which of the segments: a column each, the largest first (an UpSet plot). */
export function UpsetPlot({ overlap }: { readonly overlap: Overlap }) {
  const t = usePageTexts(compareTexts);
  const { format } = useMessages();
  const [chosen, setChosen] = useState<number>();
  const names = new Map(overlap.segments.map(({ segment: { id, name } }) => [id, name]));
  const columns = overlap.combinations.slice(0, MOST_COLUMNS);
  const namesOf = (combination: Overlap['combinations'][number]) => combination.segments.map(({ id }) => names.get(id) ?? '');
  const highest = Math.max(...columns.map(({ size }) => size), 1);
  const largestSet = Math.max(...overlap.segments.map(({ size }) => size), 1);
  const shared = columns.find(({ segments }) => segments.length > 1);
  const selected = chosen === undefined ? undefined : columns[chosen];
  return (
    <Panel title={t.overlap} note={t.overlapNote(format.number(overlap.union))}>
      <p className={css.said}>
        {shared === undefined ? t.noOverlap : t.largest(t.and(namesOf(shared)), format.number(shared.size))}{' '}
        <span className="dim">{t.exactly}</span>
      </p>
      <div className={css.upset}>
        <div className={css.sets}>
          {overlap.segments.map(({ size, segment: { id, name } }) => (
            <div key={id} className={css.set}>
              <span className="ellipsis">{name}</span>
              <ShareBar share={size} of={largestSet} />
              <b>{format.number(size)}</b>
            </div>
          ))}
        </div>
        <div className={css.plot} role="group" aria-label={t.overlap}>
          {columns.map((combination, place) => (
            <button
              key={combination.segments.map(({ id }) => id).join()}
              type="button"
              className={css.column}
              aria-pressed={place === chosen}
              aria-label={t.column(format.number(combination.size), t.and(namesOf(combination)))}
              onClick={() => setChosen(place === chosen ? undefined : place)}
            >
              <span className={css.barSpace}>
                <span className={css.count}>{format.compact(combination.size)}</span>
                <span className={css.bar} style={{ height: Math.max(2, (combination.size / highest) * BAR_HEIGHT) }} />
              </span>
              <Dots all={overlap.segments.map(({ segment }) => segment.id)} inside={combination.segments.map(({ id }) => id)} />
            </button>
          ))}
        </div>
      </div>
      {overlap.combinations.length > columns.length && <p className="dim">{t.first(format.number(columns.length))}</p>}
      {selected === undefined ? (
        <p className={css.hint}>{t.pressed}</p>
      ) : (
        <Selected size={selected.size} union={overlap.union} inside={namesOf(selected)} all={[...names.values()]} />
      )}
      <details className={css.details}>
        <summary>{t.table}</summary>
        <DataTable
          label={t.table}
          rows={columns}
          keyOf={({ segments }) => segments.map(({ id }) => id).join()}
          columns={[
            { label: t.combination, isWide: true, cell: (combination) => t.and(namesOf(combination)) },
            { label: t.customers, isNumber: true, cell: ({ size }) => format.number(size) },
          ]}
        />
      </details>
    </Panel>
  );
}

function Dots({ all, inside }: { readonly all: readonly string[]; readonly inside: readonly string[] }) {
  const places = all.flatMap((id, place) => (inside.includes(id) ? [place] : []));
  const [first = 0, last = 0] = [places[0], places.at(-1)];
  return (
    <span className={css.dots}>
      {last > first && (
        <span
          className={css.link}
          style={{ top: `calc(${first} * var(--row) + var(--row) / 2)`, height: `calc(${last - first} * var(--row))` }}
        />
      )}
      {all.map((id) => (
        <span key={id} className={css.cell}>
          <span className={css.dot} data-in={inside.includes(id)} />
        </span>
      ))}
    </span>
  );
}

/** A combination as a rule, of which a segment can be made. */
function Selected({
  size,
  union,
  inside,
  all,
}: {
  readonly size: number;
  readonly union: number;
  readonly inside: readonly string[];
  readonly all: readonly string[];
}) {
  const t = usePageTexts(compareTexts);
  const { format } = useMessages();
  const { may, viewer } = useRights();
  const navigate = useNavigate();
  const rule = ruleOf(
    inside,
    all.filter((name) => !inside.includes(name)),
  );
  const make = () => {
    keepDraft('new', { name: '', description: '', query: rule });
    void navigate({ to: '/segments/new' });
  };
  return (
    <div className={css.selected}>
      <div>
        <p className={css.selectedHead}>{t.chosen(format.number(size), format.share(union === 0 ? 0 : size / union))}</p>
        <RuleText rule={rule} />
      </div>
      {may('segments:write') && viewer.segmentIds === null && (
        <Button variant="default" onClick={make} leftSection={<Icon name="plus" size={14} />}>
          {t.make}
        </Button>
      )}
    </div>
  );
}
