import type { WebhookShown } from '../../data/operations';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { integrationTexts } from '../../messages/pages/integrations';
import { Chip } from '../../parts/chip';

export function WebhookState({ webhook: { pausedAt, pausedFor } }: { readonly webhook: WebhookShown }) {
  const t = usePageTexts(integrationTexts);
  if (pausedAt === null)
    return (
      <Chip tone="good" icon="check">
        {t.active}
      </Chip>
    );
  return (
    <Chip tone={pausedFor === 'FAILING' ? 'bad' : 'warn'} icon="pause">
      {t.pauses[pausedFor ?? 'ASKED']}
    </Chip>
  );
}

/** What a webhook tells: `who enters, of 3 segments`. */
export function useWebhookAbout(): (webhook: WebhookShown) => string {
  const t = usePageTexts(integrationTexts);
  const { format } = useMessages();
  return ({ kinds, segmentIds }) =>
    `${(kinds ?? (['ENTERED', 'LEFT'] as const)).map((kind) => t.kinds[kind]).join(', ')} ${segmentIds === null ? t.allSegments : t.someSegments(format.number(segmentIds.length))}`;
}
