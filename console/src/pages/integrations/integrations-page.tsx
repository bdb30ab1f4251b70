import { useRights } from '../../data/viewer';
import { usePageTexts } from '../../messages/page-texts';
import { integrationTexts } from '../../messages/pages/integrations';
import { Page } from '../../parts/page';
import data from '../data/data.module.css';
import { ShopsPanel } from './shops-panel';
import { WebhooksPanel } from './webhooks-panel';

/** Other systems: those that are told, and those that tell. */
export function IntegrationsPage() {
  const t = usePageTexts(integrationTexts);
  const { may } = useRights();
  return (
    <Page title={t.title} subtitle={t.subtitle}>
      <div className={data.panels}>
        <WebhooksPanel />
        {may('imports:read') && <ShopsPanel />}
      </div>
    </Page>
  );
}
