import { useState } from 'react';
import { useRights } from '../../data/viewer';
import { usePageTexts } from '../../messages/page-texts';
import { dataTexts } from '../../messages/pages/data';
import { Page } from '../../parts/page';
import { BringInPanel } from './bring-in-panel';
import css from './data.module.css';
import { ImportsPanel } from './imports-panel';
import { PairsPanel } from './pairs-panel';
import { RefusedPanel } from './refused-panel';
import { SourcesPanel } from './sources-panel';

/** What comes in, what did not, and whose it is. */
export function DataPage() {
  const t = usePageTexts(dataTexts);
  const { may } = useRights();
  const [started, setStarted] = useState(0);
  return (
    <Page title={t.title} subtitle={t.subtitle}>
      <div className={css.panels}>
        {may('imports:write') && <BringInPanel onStart={() => setStarted((before) => before + 1)} />}
        <ImportsPanel started={started} />
        {may('customers:read', 'personal_data:read') && <PairsPanel />}
        <RefusedPanel />
        {may('customers:read') && <SourcesPanel />}
      </div>
    </Page>
  );
}
