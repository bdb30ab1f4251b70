import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { SegmentsOnMap } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { mapTexts } from '../../messages/pages/map';
import { Answered } from '../../parts/answered';
import { Columns } from '../../parts/columns';
import { DataTable } from '../../parts/data-table';
import { Figures } from '../../parts/figures';
import { Page } from '../../parts/page';
import { Panel } from '../../parts/panel';
import { Note } from '../../parts/states';
import css from './map.module.css';
import { MapPicture } from './map-picture';
import { type OnMap, tiesOf } from './on-map';
import { TiesPanel } from './ties-panel';

/** All segments beside each other; which one is chosen stands in the address. */
export function MapPage() {
  const t = usePageTexts(mapTexts);
  const { t: common } = useMessages();
  const { segment: chosen } = useSearch({ from: '/segments/map' });
  const navigate = useNavigate({ from: '/segments/map' });
  const asked = useAnswer(SegmentsOnMap, {});
  const choose = (segment: string | undefined) => void navigate({ search: { segment }, replace: true });
  return (
    <Page title={t.title} lead={<Link to="/segments">{common.segments.title}</Link>} subtitle={t.subtitle}>
      <Answered asked={asked} lines={14}>
        {({ segmentMap }) =>
          segmentMap.places.length === 0 ? (
            <Panel title={t.map}>
              <Note icon="segments" title={t.none.title}>
                {t.none.text}
              </Note>
            </Panel>
          ) : (
            <div className={css.parts}>
              <Covered map={segmentMap} />
              <Columns>
                <Panel title={t.map} note={t.mapNote}>
                  <MapPicture map={segmentMap} chosen={chosen} onChoose={choose} />
                </Panel>
                <div>
                  <TiesPanel map={segmentMap} chosen={chosen} />
                </div>
              </Columns>
              <Places map={segmentMap} />
            </div>
          )
        }
      </Answered>
    </Page>
  );
}

/** Whom the segments cover, and whom none does. */
function Covered({ map: { customers, uncovered, places, segments } }: { readonly map: OnMap }) {
  const t = usePageTexts(mapTexts);
  const { format } = useMessages();
  const share = (count: number) => t.ofAll(format.share(customers === 0 ? 0 : count / customers));
  return (
    <Figures
      figures={[
        {
          label: t.segments,
          value: format.number(segments),
          note: places.length < segments ? t.largest(format.number(places.length), format.number(segments)) : undefined,
        },
        { label: t.covered, value: format.number(customers - uncovered), note: share(customers - uncovered) },
        { label: t.uncovered, value: format.number(uncovered), note: share(uncovered) },
      ]}
    />
  );
}

/** The same for who would rather read. */
function Places({ map }: { readonly map: OnMap }) {
  const t = usePageTexts(mapTexts);
  const { format } = useMessages();
  const names = new Map(map.places.map(({ segment: { id, name } }) => [id, name]));
  const named = (id: string, ...hows: readonly string[]) =>
    tiesOf(id, map)
      .filter(({ how }) => hows.includes(how))
      .map((tie) => names.get(tie.id) ?? '');
  return (
    <Panel title={t.table} flush>
      <DataTable
        label={t.table}
        rows={map.places}
        keyOf={({ segment }) => segment.id}
        columns={[
          {
            label: t.segment,
            isWide: true,
            cell: ({ segment: { id, name } }) => (
              <Link to="/segments/$id" params={{ id }}>
                {name}
              </Link>
            ),
          },
          { label: t.size, isNumber: true, cell: ({ size }) => format.number(size) },
          { label: t.share, isNumber: true, cell: ({ size }) => format.share(map.customers === 0 ? 0 : size / map.customers) },
          { label: t.liesWithin, isSecondary: true, cell: ({ segment: { id } }) => named(id, 'within', 'same').slice(0, 3).join(', ') },
          {
            label: t.mostAlike,
            isSecondary: true,
            cell: ({ segment: { id } }) => named(id, 'same', 'within', 'around', 'overlapping')[0] ?? '',
          },
        ]}
      />
    </Panel>
  );
}
