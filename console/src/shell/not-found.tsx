import { ButtonLink } from '../parts/button-link';
import { useMessages } from '../messages/language';
import { Page } from '../parts/page';
import { Note } from '../parts/states';

export function NotFoundPage() {
  const { t } = useMessages();
  return (
    <Page title={t.shell.notFound.title}>
      <Note
        icon="question"
        title={t.shell.notFound.text}
        action={
          <ButtonLink to="/" variant="default">
            {t.shell.notFound.action}
          </ButtonLink>
        }
      >
        {t.shell.notFound.hint}
      </Note>
    </Page>
  );
}
