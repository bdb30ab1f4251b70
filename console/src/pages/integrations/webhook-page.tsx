import { Button } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import {
  DeleteWebhook,
  PauseWebhook,
  ResumeWebhook,
  RotateWebhookSecret,
  TestWebhook,
  WebhookDetail,
  type WebhookDetailData,
  WebhookList,
} from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useDeed } from '../../data/use-deed';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { integrationTexts } from '../../messages/pages/integrations';
import { ConfirmButton } from '../../parts/confirm-button';
import { Figures } from '../../parts/figures';
import { Icon } from '../../parts/icon';
import { NewSecret } from '../../parts/new-secret';
import { Page } from '../../parts/page';
import { ProblemNote, Skeleton } from '../../parts/states';
import { DeliveriesPanel } from './deliveries-panel';
import css from './integrations.module.css';
import { useWebhookAbout, WebhookState } from './webhook-bits';

type Webhook = WebhookDetailData['webhook'];
/** For how long both secrets sign. */
const OVERLAP_S = 86_400;

export function WebhookPage() {
  const t = usePageTexts(integrationTexts);
  const { id } = useParams({ from: '/integrations/$id' });
  const { data, problem, isPrevious, refresh } = useAnswer(WebhookDetail, { id });
  if (data === undefined || isPrevious) {
    return (
      <Page title={t.name} lead={<Link to="/integrations">{t.title}</Link>}>
        {problem === undefined ? <Skeleton lines={8} /> : <ProblemNote problem={problem} onRetry={refresh} />}
      </Page>
    );
  }
  return <Shown webhook={data.webhook} />;
}

function Shown({ webhook }: { readonly webhook: Webhook }) {
  const t = usePageTexts(integrationTexts);
  const { format } = useMessages();
  const { may } = useRights();
  const about = useWebhookAbout();
  const [secret, setSecret] = useState<string>();
  return (
    <Page
      title={webhook.name}
      lead={<Link to="/integrations">{t.title}</Link>}
      subtitle={
        <>
          <span className="mono">{webhook.url}</span> · {about(webhook)} <WebhookState webhook={webhook} />
        </>
      }
      actions={may('webhooks:manage') ? <Actions webhook={webhook} onSecret={setSecret} /> : undefined}
    >
      {secret !== undefined && (
        <NewSecret title={t.secretOf(webhook.name)} secret={secret} note={t.once} words={t} onDone={() => setSecret(undefined)} />
      )}
      {webhook.missedAt !== null && <p className={css.missed}>{t.missed(format.moment(webhook.missedAt))}</p>}
      <Figures
        figures={[
          { label: t.states.DELIVERED, value: format.number(webhook.delivered.totalCount) },
          { label: t.states.PENDING, value: format.number(webhook.pending.totalCount) },
          { label: t.states.DEAD, value: format.number(webhook.dead.totalCount) },
        ]}
      />
      <DeliveriesPanel id={webhook.id} dead={webhook.dead.totalCount} />
    </Page>
  );
}

function Actions({ webhook, onSecret }: { readonly webhook: Webhook; readonly onSecret: (secret: string) => void }) {
  const t = usePageTexts(integrationTexts);
  const { format } = useMessages();
  const navigate = useNavigate();
  const [told, setTold] = useState<string>();
  const testing = useDeed(TestWebhook);
  const pausing = useDeed(PauseWebhook, WebhookDetail, WebhookList);
  const resuming = useDeed(ResumeWebhook, WebhookDetail, WebhookList);
  const rotating = useDeed(RotateWebhookSecret, WebhookDetail);
  const deleting = useDeed(DeleteWebhook, WebhookList);
  const { id, pausedAt } = webhook;
  const problem = [testing, pausing, resuming, rotating, deleting].find((deed) => deed.problem !== undefined)?.problem;
  const test = async () => {
    const done = await testing.run({ id });
    if (done === undefined) return;
    const { status, error } = done.testWebhook;
    setTold(error === null ? t.tested(format.number(status ?? 0)) : t.testFailed(error));
  };
  const rotate = async () => {
    const done = await rotating.run({ id, overlapSeconds: OVERLAP_S });
    if (done !== undefined) onSecret(done.rotateWebhookSecret.secret);
  };
  const remove = async () => {
    if ((await deleting.run({ id })) !== undefined) void navigate({ to: '/integrations' });
  };
  return (
    <>
      {told !== undefined && (
        <span className="dim" role="status">
          {told}
        </span>
      )}
      {problem !== undefined && (
        <span className={css.dead} role="alert">
          {problem.message}
        </span>
      )}
      <Button variant="default" onClick={() => void test()} loading={testing.isRunning} leftSection={<Icon name="play" size={13} />}>
        {t.test}
      </Button>
      <Button
        variant="default"
        loading={pausing.isRunning || resuming.isRunning}
        onClick={() => void (pausedAt === null ? pausing : resuming).run({ id })}
      >
        {pausedAt === null ? t.pause : t.resume}
      </Button>
      <ConfirmButton label={t.rotate} confirm={t.rotateSure} onConfirm={() => void rotate()} loading={rotating.isRunning} />
      <ConfirmButton label={t.remove} confirm={t.removeSure} onConfirm={() => void remove()} loading={deleting.isRunning} />
    </>
  );
}
