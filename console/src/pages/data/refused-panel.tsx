import { RefusedMessages } from '../../data/operations';
import { usePages } from '../../data/use-pages';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { dataTexts } from '../../messages/pages/data';
import { DataTable, TwoLines } from '../../parts/data-table';
import { Paged } from '../../parts/paged';
import { Panel } from '../../parts/panel';
import { Note } from '../../parts/states';

/** What websites and shops sent that was not taken, and why. */
export function RefusedPanel() {
  const t = usePageTexts(dataTexts);
  const { format } = useMessages();
  const pages = usePages(RefusedMessages, {}, ({ inboundProblems: { nodes, totalCount, pageInfo } }) => ({
    items: nodes,
    total: totalCount,
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
  }));
  return (
    <Panel title={t.refused} note={t.refusedNote} flush>
      <Paged
        pages={pages}
        empty={
          <Note icon="check" title={t.noRefused.title}>
            {t.noRefused.text}
          </Note>
        }
      >
        {(problems) => (
          <DataTable
            label={t.refused}
            rows={problems}
            keyOf={({ id }) => id}
            columns={[
              { label: t.source, cell: ({ source, via, type }) => <TwoLines below={`${t.forms[via]} · ${type}`}>{source}</TwoLines> },
              { label: t.reason, isWide: true, cell: ({ message, path }) => <TwoLines below={path}>{message}</TwoLines> },
              { label: t.where, isSecondary: true, cell: ({ lost }) => t.losses[lost] },
              { label: t.times, isNumber: true, cell: ({ count }) => format.number(count) },
              { label: t.last, cell: ({ lastAt }) => <span className="dim">{format.ago(lastAt)}</span> },
            ]}
          />
        )}
      </Paged>
    </Panel>
  );
}
