import { Link } from '@tanstack/react-router';
import { HomeCampaigns } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { Chip } from '../../parts/chip';
import { Panel } from '../../parts/panel';
import table from '../../parts/table.module.css';

/** How campaigns do, and whether any is off its course. */
export function CampaignsPanel() {
  const { t, format } = useMessages();
  const { currency } = useRights();
  const { data } = useAnswer(HomeCampaigns, {});
  if (data === undefined || data.campaigns.nodes.length === 0) return null;
  const share = (value: number | null) => (value === null ? '–' : format.share(value));
  return (
    <Panel title={t.home.campaigns} flush>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th>{t.campaigns.name}</th>
              <th className={table.num}>{t.campaigns.sent}</th>
              <th className={table.num}>{t.campaigns.opened}</th>
              <th className={table.num}>{t.campaigns.converted}</th>
              <th className={table.num}>{t.campaigns.revenue}</th>
              <th>{t.campaigns.goals}</th>
            </tr>
          </thead>
          <tbody>
            {data.campaigns.nodes.map(({ id, name, startsAt, performance, goals }) => (
              <tr key={id}>
                <td className={table.wide}>
                  <span className={table.two}>
                    <Link to="/campaigns/$id" params={{ id }} className={table.name}>
                      {name}
                    </Link>
                    <span>{startsAt === null ? ' ' : format.date(startsAt)}</span>
                  </span>
                </td>
                <td className={table.num}>{format.number(performance.sent.people)}</td>
                <td className={table.num}>{share(performance.openRate)}</td>
                <td className={table.num}>{share(performance.conversionRate)}</td>
                <td className={table.num}>{format.money(performance.revenue, currency)}</td>
                <td>
                  <Goals off={goals.filter(({ onCourse, reached }) => onCourse === false && !reached).length} all={goals.length} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Goals({ off, all }: { readonly off: number; readonly all: number }) {
  const { t } = useMessages();
  if (all === 0) return <span className="dim">{t.campaigns.noGoals}</span>;
  return off > 0 ? (
    <Chip tone="warn" icon="warning">
      {t.campaigns.offCourse}
    </Chip>
  ) : (
    <Chip tone="good" icon="check">
      {t.campaigns.onCourse}
    </Chip>
  );
}
