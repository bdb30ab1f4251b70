import { Button } from '@mantine/core';
import { useState } from 'react';
import { KeyList, type KeyShown, RevokeKey, RotateKey } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useDeed } from '../../data/use-deed';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { keyTexts } from '../../messages/pages/keys';
import { Answered } from '../../parts/answered';
import { Icon } from '../../parts/icon';
import { NewSecret } from '../../parts/new-secret';
import { Page } from '../../parts/page';
import { Panel } from '../../parts/panel';
import { Note, ProblemNote } from '../../parts/states';
import { KeysTable } from './keys-table';
import { NewKeyForm } from './new-key-form';

/** For how long the secret before works beside a new one. */
const OVERLAP_S = 86_400;

interface Secret {
  readonly name: string;
  readonly key: string;
  readonly formerEndsAt?: string;
}

/** Who may use the server, and for what. */
export function KeysPage() {
  const t = usePageTexts(keyTexts);
  const { format } = useMessages();
  const [isOpen, setOpen] = useState(false);
  const [secret, setSecret] = useState<Secret>();
  const keys = useAnswer(KeyList, {});
  const rotating = useDeed(RotateKey, KeyList);
  const revoking = useDeed(RevokeKey, KeyList);
  const problem = rotating.problem ?? revoking.problem;
  const rotate = async ({ id, name }: KeyShown) => {
    const done = await rotating.run({ id, overlapSeconds: OVERLAP_S });
    if (done !== undefined) setSecret({ name, key: done.rotateApiKey.key, formerEndsAt: done.rotateApiKey.formerKeysEndAt });
  };
  return (
    <Page
      title={t.title}
      subtitle={t.subtitle}
      actions={
        <Button onClick={() => setOpen(!isOpen)} aria-expanded={isOpen} leftSection={<Icon name={isOpen ? 'cross' : 'plus'} size={14} />}>
          {isOpen ? t.close : t.new}
        </Button>
      }
    >
      {secret !== undefined && (
        <NewSecret
          title={t.made(secret.name)}
          secret={secret.key}
          note={`${t.once} ${secret.formerEndsAt === undefined ? '' : t.former(format.moment(secret.formerEndsAt))}`}
          words={t}
          onDone={() => setSecret(undefined)}
        />
      )}
      {isOpen && (
        <NewKeyForm
          onMade={(name, key) => {
            setSecret({ name, key });
            setOpen(false);
          }}
        />
      )}
      {problem !== undefined && <ProblemNote problem={problem} />}
      <Panel flush title={keys.data === undefined ? t.title : format.plural(keys.data.apiKeys.length, t.one, t.many)}>
        <Answered asked={keys} lines={6}>
          {({ apiKeys }) =>
            apiKeys.length === 0 ? (
              <Note icon="key" title={t.none.title}>
                {t.none.text}
              </Note>
            ) : (
              <KeysTable
                apiKeys={apiKeys}
                onRotate={(key) => void rotate(key)}
                onRevoke={({ id }) => void revoking.run({ id })}
                isBusy={rotating.isRunning || revoking.isRunning}
              />
            )
          }
        </Answered>
      </Panel>
    </Page>
  );
}
