import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { CancelImport, FollowImport, ImportJobOf, ImportReportOf, type ImportShown } from '../../data/operations';
import { useAnswer, useFollow } from '../../data/use-answer';
import { useDeed } from '../../data/use-deed';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { dataTexts } from '../../messages/pages/data';
import { importTexts } from '../../messages/pages/imports';
import { Chip } from '../../parts/chip';
import { DataTable } from '../../parts/data-table';
import { ShareBar } from '../../parts/spark';
import { Note, ProblemNote, Skeleton } from '../../parts/states';
import { IMPORT_TONES } from './import-tones';
import css from './import.module.css';
import type { Report } from './report';
import { ReasonsTable } from './reasons-table';
import { SampleTable } from './sample-table';

const ENDED: readonly ImportShown['state'][] = ['COMPLETED', 'FAILED', 'ABANDONED', 'CANCELLED'];

/** How far an import is, and what came of it. `actions`: what can be done once it has ended well. */
export function ImportOutcome({ id, actions }: { readonly id: string; readonly actions?: ReactNode }) {
  const asked = useAnswer(ImportJobOf, { id });
  const [followed, setFollowed] = useState<ImportShown | undefined>(undefined);
  const job = followed ?? asked.data?.importJob ?? undefined;
  useFollow(FollowImport, job === undefined || !ENDED.includes(job.state) ? { id } : 'skip', ({ importProgress }) =>
    setFollowed(importProgress),
  );
  if (job === undefined) {
    if (asked.problem !== undefined) return <ProblemNote problem={asked.problem} onRetry={asked.refresh} />;
    return <Skeleton lines={3} />;
  }
  return (
    <div className={css.steps}>
      <Progress job={job} onCancelled={setFollowed} />
      {ENDED.includes(job.state) && <Told job={job} actions={job.state === 'COMPLETED' ? actions : undefined} />}
    </div>
  );
}

function Progress({ job, onCancelled }: { readonly job: ImportShown; readonly onCancelled: (job: ImportShown) => void }) {
  const t = usePageTexts(importTexts);
  const words = usePageTexts(dataTexts);
  const { t: common, format } = useMessages();
  const { may } = useRights();
  const cancel = useDeed(CancelImport);
  const { state, processedRows, totalRows, dryRun, error } = job;
  const isRunning = !ENDED.includes(state);
  const give = async () => {
    const done = await cancel.run({ id: job.id });
    if (done !== undefined) onCancelled(done.cancelImport);
  };
  return (
    <div className={css.way} role="status">
      <Chip tone={IMPORT_TONES[state]}>{common.importStates[state]}</Chip>
      {isRunning && totalRows !== null && (
        <span className={css.bar}>
          <ShareBar share={totalRows === 0 ? 0 : processedRows / totalRows} />
        </span>
      )}
      <span className="dim">
        {isRunning && dryRun
          ? t.dryRunNote
          : totalRows === null
            ? ''
            : words.progress(format.number(processedRows), format.number(totalRows))}
        {state === 'CANCELLED' && !dryRun ? ` · ${t.cancelled}` : ''}
        {dryRun && !isRunning ? ` · ${common.dryRun}` : ''}
      </span>
      {error !== null && <span className={css.problem}>{error}</span>}
      {cancel.problem !== undefined && (
        <span role="alert" className={css.problem}>
          {cancel.problem.message}
        </span>
      )}
      {isRunning && may('imports:write') && (
        <Button variant="default" size="compact-xs" loading={cancel.isRunning} onClick={() => void give()}>
          {t.cancel}
        </Button>
      )}
    </div>
  );
}

function Told({ job, actions }: { readonly job: ImportShown; readonly actions: ReactNode }) {
  const t = usePageTexts(importTexts);
  const { data, problem, refresh } = useAnswer(ImportReportOf, { id: job.id });
  const report = data?.importReport;
  if (report === undefined) return problem === undefined ? <Skeleton lines={4} /> : <ProblemNote problem={problem} onRetry={refresh} />;
  if (report === null) {
    if (job.state === 'FAILED' || job.state === 'CANCELLED') return null;
    return (
      <Note icon="list" title={t.noReport.title}>
        {t.noReport.text}
      </Note>
    );
  }
  return (
    <>
      <section>
        <h3 className={css.title}>{report.dryRun ? t.wouldBe : t.cameOf}</h3>
        <StepsTable report={report} />
      </section>
      {actions !== undefined && <div>{actions}</div>}
      {report.reasonCount > 0 && <ReasonsTable report={report} />}
      {report.sample.length > 0 && <SampleTable report={report} />}
    </>
  );
}

function StepsTable({ report: { steps, dryRun } }: { readonly report: Report }) {
  const t = usePageTexts(importTexts);
  const { t: common, format } = useMessages();
  const number = (label: string, value: (step: Report['steps'][number]) => number, isSecondary = false) => ({
    label,
    isNumber: true,
    isSecondary,
    cell: (step: Report['steps'][number]) => format.number(value(step)),
  });
  return (
    <DataTable
      label={dryRun ? t.wouldBe : t.cameOf}
      rows={steps}
      keyOf={({ kind, file }) => `${kind} ${file}`}
      columns={[
        { label: t.file, isWide: true, cell: ({ file }) => file },
        { label: t.kind, cell: ({ kind }) => <span className="dim">{common.word(kind)}</span> },
        number(t.rows, ({ rows }) => rows),
        number(t.created, ({ created }) => created),
        number(t.updated, ({ updated }) => updated),
        number(t.unchanged, ({ unchanged }) => unchanged, true),
        number(t.skipped, ({ skipped }) => skipped, true),
        {
          label: t.rejected,
          isNumber: true,
          cell: ({ rejected }) => <span className={rejected > 0 ? css.problem : 'dim'}>{format.number(rejected)}</span>,
        },
      ]}
    />
  );
}
