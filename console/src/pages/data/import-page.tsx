import { Link, useParams } from '@tanstack/react-router';
import { ImportJobOf } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { importTexts } from '../../messages/pages/imports';
import { Page } from '../../parts/page';
import { Panel } from '../../parts/panel';
import { Note, ProblemNote, Skeleton } from '../../parts/states';
import { ImportOutcome } from './import-outcome';

/** One import: how far it is, what came of it, and which rows were not taken and why. */
export function ImportPage() {
  const t = usePageTexts(importTexts);
  const { t: common, format } = useMessages();
  const { id } = useParams({ from: '/data/imports/$id' });
  const { data, problem, isPrevious, refresh } = useAnswer(ImportJobOf, { id });
  const lead = <Link to="/data">{t.back}</Link>;
  const job = isPrevious ? undefined : data?.importJob;
  if (job === undefined || job === null) {
    return (
      <Page title={t.cameOf} lead={lead}>
        {problem !== undefined ? (
          <ProblemNote problem={problem} onRetry={refresh} />
        ) : job === undefined ? (
          <Skeleton lines={8} />
        ) : (
          <Note icon="question" title={common.states.problems['not-found'].title}>
            {common.states.problems['not-found'].text}
          </Note>
        )}
      </Page>
    );
  }
  return (
    <Page title={job.name} lead={lead} subtitle={`${format.moment(job.startedAt)} · ${format.ago(job.startedAt)}`}>
      <Panel title={t.follow}>
        <ImportOutcome key={id} id={id} />
      </Panel>
    </Page>
  );
}
