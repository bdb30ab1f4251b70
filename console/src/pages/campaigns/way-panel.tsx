import type { Performance } from '../../data/operations';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { campaignTexts } from '../../messages/pages/campaigns';
import { Panel } from '../../parts/panel';
import { ShareBar } from '../../parts/spark';
import css from './campaigns.module.css';

/** How many are left at each step from sending to buying. */
export function WayPanel({ performance }: { readonly performance: Performance }) {
  const t = usePageTexts(campaignTexts);
  const { t: common, format } = useMessages();
  const sent = performance.sent.people;
  const steps = [
    [common.campaigns.sent, sent],
    [t.delivered, performance.delivered.people],
    [common.campaigns.opened, performance.opened.people],
    [t.clicked, performance.clicked.people],
    [t.responded, performance.responded.people],
    [common.campaigns.converted, performance.converted.people],
  ] as const;
  return (
    <Panel title={t.way} note={t.wayNote}>
      <ol className={css.way}>
        {steps.map(([label, people]) => (
          <li key={label} className={css.step}>
            <span>{label}</span>
            <ShareBar share={sent === 0 ? 0 : people / sent} />
            <b>{format.number(people)}</b>
            <span className="dim">{sent === 0 ? '–' : format.share(people / sent)}</span>
          </li>
        ))}
      </ol>
      <p className={css.note}>
        {t.lost(
          format.number(performance.bounced.people),
          format.number(performance.markedAsSpam.people),
          format.number(performance.unsubscribed.people),
        )}
      </p>
    </Panel>
  );
}
