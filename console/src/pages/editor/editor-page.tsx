import { Link, useParams } from '@tanstack/react-router';
import { EditedSegment } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useMessages } from '../../messages/language';
import { Page } from '../../parts/page';
import { Note, ProblemNote, Skeleton } from '../../parts/states';
import { Editor } from './editor';

const NEW = { name: '', description: '', query: '' };

export function NewSegmentPage() {
  const { t } = useMessages();
  return <Editor id={undefined} saved={NEW} title={t.editor.newTitle} lead={<Link to="/segments">{t.segments.title}</Link>} />;
}

export function EditSegmentPage() {
  const { t } = useMessages();
  const { id } = useParams({ from: '/segments/$id/edit' });
  const { data, problem, refresh } = useAnswer(EditedSegment, { id });
  const segment = data?.segment;
  if (segment === undefined) {
    return (
      <Page title={t.editor.title}>
        {problem === undefined ? <Skeleton lines={8} /> : <ProblemNote problem={problem} onRetry={refresh} />}
      </Page>
    );
  }
  if (segment === null || segment.query === null) {
    return (
      <Page title={t.editor.title}>
        <Note
          icon="lock"
          title={segment?.kind === 'STATIC' ? t.editor.isList : (segment?.ruleWithheld ?? t.states.problems['not-found'].title)}
        />
      </Page>
    );
  }
  const { name, description, query } = segment;
  return (
    <Editor
      key={segment.id}
      id={segment.id}
      saved={{ name, description: description ?? '', query }}
      title={t.editor.editTitle(name)}
      lead={
        <Link to="/segments/$id" params={{ id: segment.id }}>
          {name}
        </Link>
      }
    />
  );
}
