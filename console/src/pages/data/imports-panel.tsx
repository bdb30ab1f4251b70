import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { FollowImport, ImportList, type ImportShown } from '../../data/operations';
import { useFollow } from '../../data/use-answer';
import { usePages } from '../../data/use-pages';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { dataTexts } from '../../messages/pages/data';
import { Chip } from '../../parts/chip';
import { DataTable, TwoLines } from '../../parts/data-table';
import { Paged } from '../../parts/paged';
import { Panel } from '../../parts/panel';
import { ShareBar } from '../../parts/spark';
import { Note } from '../../parts/states';
import css from './data.module.css';
import { IMPORT_TONES } from './import-tones';

/** What was imported, and how far what runs has come. `started`: how many more there are by the visitor. */
export function ImportsPanel({ started }: { readonly started: number }) {
  const t = usePageTexts(dataTexts);
  const { t: common, format } = useMessages();
  const [followed, setFollowed] = useState<ReadonlyMap<string, ImportShown>>(new Map());
  const pages = usePages(ImportList, {}, ({ importJobs: { nodes, totalCount, pageInfo } }) => ({
    items: nodes,
    total: totalCount,
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
  }));
  const { restart } = pages;
  useEffect(() => {
    if (started > 0) restart();
  }, [started, restart]);
  const now = pages.items.map((job) => followed.get(job.id) ?? job);
  const number = (value: (job: ImportShown) => number) => (job: ImportShown) => format.number(value(job));
  return (
    <Panel title={t.imports} flush>
      {now
        .filter(({ state }) => state === 'RUNNING' || state === 'WAITING')
        .map(({ id }) => (
          <Follower key={id} id={id} onProgress={(job) => setFollowed((before) => new Map(before).set(id, job))} />
        ))}
      <Paged
        pages={{ ...pages, items: now }}
        empty={
          <Note icon="database" title={t.noImports.title}>
            {t.noImports.text}
          </Note>
        }
      >
        {(jobs) => (
          <DataTable
            label={t.imports}
            rows={jobs}
            keyOf={({ id }) => id}
            columns={[
              {
                label: t.file,
                isWide: true,
                cell: ({ id, name, error, dryRun }) => (
                  <TwoLines below={error ?? (dryRun ? common.dryRun : '')}>
                    <Link to="/data/imports/$id" params={{ id }}>
                      {name}
                    </Link>
                  </TwoLines>
                ),
              },
              { label: t.rows, isNumber: true, cell: (job) => <Progress job={job} /> },
              { label: t.created, isNumber: true, isSecondary: true, cell: number((job) => job.createdRecords) },
              { label: t.updated, isNumber: true, isSecondary: true, cell: number((job) => job.updatedRecords) },
              { label: t.unchanged, isNumber: true, isSecondary: true, cell: number((job) => job.unchangedRecords) },
              {
                label: t.rejected,
                isNumber: true,
                cell: ({ rejectedRows }) => <span className={rejectedRows > 0 ? css.rejected : 'dim'}>{format.number(rejectedRows)}</span>,
              },
              { label: t.started, cell: ({ startedAt }) => <span className="dim">{format.ago(startedAt)}</span> },
              { label: t.state, cell: ({ state }) => <Chip tone={IMPORT_TONES[state]}>{common.importStates[state]}</Chip> },
            ]}
          />
        )}
      </Paged>
    </Panel>
  );
}

function Progress({ job: { state, processedRows, totalRows } }: { readonly job: ImportShown }) {
  const t = usePageTexts(dataTexts);
  const { format } = useMessages();
  if (state !== 'RUNNING' || totalRows === null) return format.number(processedRows);
  return (
    <span className={css.progress}>
      {t.progress(format.number(processedRows), format.number(totalRows))}
      <ShareBar share={totalRows === 0 ? 0 : processedRows / totalRows} />
    </span>
  );
}

/** Follows one import for as long as it runs. */
function Follower({ id, onProgress }: { readonly id: string; readonly onProgress: (job: ImportShown) => void }) {
  useFollow(FollowImport, { id }, ({ importProgress }) => onProgress(importProgress));
  return null;
}
