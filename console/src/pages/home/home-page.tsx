import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { Page } from '../../parts/page';
import { QUEUE } from '../../shell/destinations';
import { BaseFigures } from './base-figures';
import { CampaignsPanel } from './campaigns-panel';
import { CasesPanel } from './cases-panel';
import css from './home.module.css';
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
      <div className={css.columns}>
        <div className={css.column}>
          {may('segments:read') && <SegmentsPanel />}
          {may('campaigns:read', 'orders:read') && <CampaignsPanel />}
        </div>
        <div className={css.column}>
          {may('segments:read') && <MovesPanel />}
          {may(...QUEUE) && <CasesPanel />}
          {may('imports:read') && <ImportsPanel />}
        </div>
      </div>
    </Page>
  );
}
