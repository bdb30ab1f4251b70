import { lazy, Suspense } from 'react';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { Columns } from '../../parts/columns';
import { Page } from '../../parts/page';
import { Skeleton } from '../../parts/states';
import { QUEUE } from '../../shell/destinations';
import { BaseFigures } from './base-figures';
import { CampaignsPanel } from './campaigns-panel';
import { CasesPanel } from './cases-panel';
import { ImportsPanel } from './imports-panel';
import { MovesPanel } from './moves-panel';
import { SegmentsPanel } from './segments-panel';

const AdvicePanel = lazy(() => import('./advice-panel').then(({ AdvicePanel: component }) => ({ default: component })));

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
          {may('segments:read') && (
            <Suspense fallback={<Skeleton lines={4} />}>
              <AdvicePanel />
            </Suspense>
          )}
          {may('imports:read') && <ImportsPanel />}
        </div>
      </Columns>
    </Page>
  );
}
