import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { campaignTexts } from '../../messages/pages/campaigns';
import { Panel } from '../../parts/panel';
import table from '../../parts/table.module.css';
import type { CampaignShown } from './campaign-shown';
import css from './campaigns.module.css';

/** What those it was sent to ordered before and after. */
export function AroundPanel({ around }: { readonly around: CampaignShown['beforeAndAfter'] }) {
  const t = usePageTexts(campaignTexts);
  const { t: common, format } = useMessages();
  const { currency } = useRights();
  const rows = [
    [t.orders, format.number(around.ordersBefore), format.number(around.ordersAfter)],
    [common.campaigns.revenue, format.money(around.revenueBefore, currency), format.money(around.revenueAfter, currency)],
  ] as const;
  return (
    <Panel title={t.around} flush>
      <table className={table.table}>
        <caption className={css.caption}>{t.aroundNote(format.number(around.days))}</caption>
        <thead>
          <tr>
            <td />
            <th className={table.num} scope="col">
              {t.before}
            </th>
            <th className={table.num} scope="col">
              {t.after}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, before, after]) => (
            <tr key={label}>
              <td>{label}</td>
              <td className={table.num}>{before}</td>
              <td className={table.num}>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={css.under}>
        {around.unfinished > 0 && t.unfinished(format.number(around.unfinished))} {t.aroundHint}
      </p>
    </Panel>
  );
}
