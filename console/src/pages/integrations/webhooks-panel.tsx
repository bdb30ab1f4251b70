import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { WebhookList, type WebhookListData } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { integrationTexts } from '../../messages/pages/integrations';
import { Answered } from '../../parts/answered';
import { DataTable, TwoLines } from '../../parts/data-table';
import { Icon } from '../../parts/icon';
import { NewSecret } from '../../parts/new-secret';
import { Panel } from '../../parts/panel';
import { Note } from '../../parts/states';
import css from './integrations.module.css';
import { NewWebhookForm } from './new-webhook-form';
import { useWebhookAbout, WebhookState } from './webhook-bits';

/** Who is told of changes, and whether they take them. */
export function WebhooksPanel() {
  const t = usePageTexts(integrationTexts);
  const { may } = useRights();
  const [isOpen, setOpen] = useState(false);
  const [secret, setSecret] = useState<{ readonly name: string; readonly secret: string }>();
  const webhooks = useAnswer(WebhookList, {});
  const mayMake = may('webhooks:manage', 'customers:read', 'segments:read');
  return (
    <Panel
      title={t.webhooks}
      flush
      actions={
        mayMake && (
          <Button
            variant="default"
            onClick={() => setOpen(!isOpen)}
            aria-expanded={isOpen}
            leftSection={<Icon name={isOpen ? 'cross' : 'plus'} size={14} />}
          >
            {isOpen ? t.close : t.new}
          </Button>
        )
      }
    >
      {secret !== undefined && (
        <div className={css.secret}>
          <NewSecret title={t.secretOf(secret.name)} secret={secret.secret} note={t.once} words={t} onDone={() => setSecret(undefined)} />
        </div>
      )}
      {isOpen && (
        <NewWebhookForm
          onMade={(made) => {
            setSecret(made);
            setOpen(false);
          }}
        />
      )}
      <Answered asked={webhooks} lines={3}>
        {({ webhooks: all }) =>
          all.length === 0 ? (
            <Note icon="plug" title={t.noWebhooks.title}>
              {t.noWebhooks.text}
            </Note>
          ) : (
            <WebhooksTable webhooks={all} />
          )
        }
      </Answered>
    </Panel>
  );
}

function WebhooksTable({ webhooks }: { readonly webhooks: WebhookListData['webhooks'] }) {
  const t = usePageTexts(integrationTexts);
  const { format } = useMessages();
  const about = useWebhookAbout();
  return (
    <DataTable
      label={t.webhooks}
      rows={webhooks}
      keyOf={({ id }) => id}
      columns={[
        {
          label: t.name,
          isWide: true,
          cell: ({ id, name, url }) => (
            <TwoLines below={url}>
              <Link to="/integrations/$id" params={{ id }}>
                {name}
              </Link>
            </TwoLines>
          ),
        },
        { label: t.about, isSecondary: true, cell: about },
        { label: t.waiting, isNumber: true, cell: ({ pending }) => format.number(pending.totalCount) },
        {
          label: t.dead,
          isNumber: true,
          cell: ({ dead }) => <span className={dead.totalCount > 0 ? css.dead : 'dim'}>{format.number(dead.totalCount)}</span>,
        },
        {
          label: t.last,
          isSecondary: true,
          cell: ({ last: { nodes } }) => (
            <span className="dim">{nodes[0] === undefined ? t.never : format.ago(nodes[0].lastAt ?? nodes[0].createdAt)}</span>
          ),
        },
        { label: t.state, cell: (webhook) => <WebhookState webhook={webhook} /> },
      ]}
    />
  );
}
