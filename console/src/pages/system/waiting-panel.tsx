import { Link } from '@tanstack/react-router';
import { SystemImports, SystemWebhooks } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { systemTexts } from '../../messages/pages/system';
import { Panel } from '../../parts/panel';
import css from './system.module.css';

/** Imports that run, and deliveries that were not taken yet. */
export function WaitingPanel() {
  const t = usePageTexts(systemTexts);
  const { format } = useMessages();
  const { may } = useRights();
  const imports = useAnswer(SystemImports, may('imports:read') ? {} : 'skip');
  const webhooks = useAnswer(SystemWebhooks, may('webhooks:read') ? {} : 'skip');
  const running = imports.data?.importJobs.nodes.filter(({ state }) => state === 'RUNNING') ?? [];
  const waiting = webhooks.data?.webhooks.filter(({ dead, pending }) => dead.totalCount + pending.totalCount > 0) ?? [];
  return (
    <Panel title={t.waiting}>
      {running.length + waiting.length === 0 ? (
        <p className="dim">{t.nothingWaits}</p>
      ) : (
        <ul className={css.waiting}>
          {running.map(({ id, name, processedRows }) => (
            <li key={id}>
              <Link to="/data">{t.importRuns(name, format.number(processedRows))}</Link>
            </li>
          ))}
          {waiting.map(({ id, name, pending, dead }) => (
            <li key={id}>
              <Link to="/integrations/$id" params={{ id }}>
                {t.webhookWaits(name, format.number(pending.totalCount), format.number(dead.totalCount))}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
