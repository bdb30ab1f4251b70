import { useRights } from '../../data/viewer';
import { usePageTexts } from '../../messages/page-texts';
import { integrationTexts } from '../../messages/pages/integrations';
import { Page } from '../../parts/page';
import data from '../data/data.module.css';
import { ActionsPanel } from './actions-panel';
import { DestinationsPanel } from './destinations-panel';
import { SchedulesPanel } from './schedules-panel';
import { ShopsPanel } from './shops-panel';
import { WebhooksPanel } from './webhooks-panel';

/** Other systems: those that are told, those that are kept equal, and those that tell; and what is done with customers by itself. */
export function IntegrationsPage() {
  const t = usePageTexts(integrationTexts);
  const { may } = useRights();
  return (
    <Page title={t.title} subtitle={t.subtitle}>
      <div className={data.panels}>
        {may('webhooks:read') && <WebhooksPanel />}
        {may('actions:read') && <ActionsPanel />}
        {may('destinations:read') && <DestinationsPanel />}
        {may('destinations:read') && <SchedulesPanel />}
        {may('imports:read') && <ShopsPanel />}
      </div>
    </Page>
  );
}
