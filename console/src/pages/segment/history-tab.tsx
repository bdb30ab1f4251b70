import { AuditEntries } from '../../data/operations';
import { usePages } from '../../data/use-pages';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { auditTexts } from '../../messages/pages/audit';
import { historyTexts } from '../../messages/pages/history';
import { ButtonLink } from '../../parts/button-link';
import { DataTable } from '../../parts/data-table';
import { Paged } from '../../parts/paged';
import { Panel } from '../../parts/panel';
import { Note } from '../../parts/states';
import { DefinitionPanel } from './definition-panel';
import css from './history.module.css';
import type { SegmentShown } from './segment-shown';
import { Outcome, useActorName, useDeedText } from '../audit/deed';

/** What a segment said, who changed that, and all that was done with it. */
export function HistoryTab({ segment }: { readonly segment: SegmentShown }) {
  const { may, viewer } = useRights();
  return (
    <div className={css.panels}>
      <DefinitionPanel segment={segment} />
      {may('audit:read') && viewer.segmentIds === null && <DeedsPanel segment={segment} />}
    </div>
  );
}

function DeedsPanel({ segment: { id, createdAt } }: { readonly segment: SegmentShown }) {
  const t = usePageTexts(auditTexts);
  const words = usePageTexts(historyTexts);
  const { t: common, format } = useMessages();
  const deedText = useDeedText();
  const actorName = useActorName();
  const pages = usePages(AuditEntries, { filter: { subjectId: id } }, ({ auditLog: { nodes, totalCount, pageInfo } }) => ({
    items: nodes,
    total: totalCount,
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
  }));
  return (
    <Panel
      title={words.log}
      note={words.logNote}
      flush
      actions={
        <ButtonLink to="/audit" search={{ about: id }} variant="subtle" color="gray" size="compact-xs">
          {t.all}
        </ButtonLink>
      }
    >
      <Paged
        pages={pages}
        empty={
          <Note icon="clock" title={t.historyNone}>
            {common.chart.since(format.moment(createdAt))}
          </Note>
        }
      >
        {(deeds) => (
          <DataTable
            label={words.log}
            rows={deeds}
            keyOf={(deed) => deed.id}
            columns={[
              {
                label: t.when,
                cell: ({ at }) => <time dateTime={at} title={format.moment(at)}>{`${format.moment(at)} · ${format.ago(at)}`}</time>,
              },
              { label: t.who, cell: actorName },
              { label: t.what, isWide: true, cell: deedText },
              { label: t.address, isSecondary: true, cell: ({ address }) => <span className="dim">{address ?? '–'}</span> },
              { label: t.outcome, cell: (deed) => <Outcome deed={deed} /> },
            ]}
          />
        )}
      </Paged>
    </Panel>
  );
}
