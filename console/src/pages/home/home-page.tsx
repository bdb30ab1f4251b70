import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { Columns } from '../../parts/columns';
import { Page } from '../../parts/page';
import { QUEUE } from '../../shell/destinations';
import { BaseFigures } from './base-figures';
import { CampaignsPanel } from './campaigns-panel';
import { CasesPanel } from './cases-panel';
import { ImportsPanel } from './imports-panel';
import { MovesPanel } from './moves-panel';
import { SegmentsPanel } from './segments-panel';

/** The base and its segments, alive. */
export function HomePage() {
  const { t } = useMessages();
  const { may } = useRights();
  return (
    <Page title={t.home.title} subtitle={t.home.subtitle}>
      <BaseFigures />
      <Columns>
        <div>
          {may('segments:read') && <SegmentsPanel />}
          {may('campaigns:read', 'orders:read') && <CampaignsPanel />}
        </div>
        <div>
          {may('segments:read') && <MovesPanel />}
          {may(...QUEUE) && <CasesPanel />}
          {may('imports:read') && <ImportsPanel />}
        </div>
      </Columns>
    </Page>
  );
}
