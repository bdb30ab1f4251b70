import { TextInput } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { CampaignList } from '../../data/operations';
import { usePages } from '../../data/use-pages';
import { useSettled } from '../../data/use-settled';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { campaignTexts } from '../../messages/pages/campaigns';
import { DataTable, TwoLines } from '../../parts/data-table';
import { Icon } from '../../parts/icon';
import { Page } from '../../parts/page';
import { Paged } from '../../parts/paged';
import { Panel } from '../../parts/panel';
import { Note } from '../../parts/states';
import { GoalsState } from './goal-state';

const SETTLED_MS = 250;

/** All campaigns, with what came of each. */
export function CampaignsPage() {
  const t = usePageTexts(campaignTexts);
  const { t: common, format } = useMessages();
  const { currency } = useRights();
  const { q = '' } = useSearch({ from: '/campaigns' });
  const navigate = useNavigate({ from: '/campaigns' });
  const search = useSettled(q, SETTLED_MS);
  const pages = usePages(CampaignList, search === '' ? {} : { search }, ({ campaigns: { nodes, totalCount, pageInfo } }) => ({
    items: nodes,
    total: totalCount,
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
  }));
  const share = (value: number | null) => (value === null ? '–' : format.share(value));
  return (
    <Page title={t.title} subtitle={t.subtitle}>
      <Panel
        flush
        title={pages.state === 'loading' && pages.items.length === 0 ? t.title : format.plural(pages.total, t.one, t.many)}
        actions={
          <TextInput
            value={q}
            onChange={(event) => void navigate({ search: { q: event.currentTarget.value || undefined }, replace: true })}
            placeholder={t.search}
            aria-label={t.search}
            leftSection={<Icon name="search" size={14} />}
            type="search"
            w={220}
          />
        }
      >
        <Paged
          pages={pages}
          empty={
            <Note icon="megaphone" title={search === '' ? t.none.title : t.noMatch.title}>
              {search === '' ? t.none.text : t.noMatch.text}
            </Note>
          }
        >
          {(campaigns) => (
            <DataTable
              label={t.title}
              rows={campaigns}
              keyOf={({ id }) => id}
              columns={[
                {
                  label: common.campaigns.name,
                  isWide: true,
                  cell: ({ id, name, channel, startsAt }) => (
                    <TwoLines
                      below={[startsAt === null ? '' : format.date(startsAt), common.word(channel ?? '')].filter(Boolean).join(' · ')}
                    >
                      <Link to="/campaigns/$id" params={{ id }}>
                        {name}
                      </Link>
                    </TwoLines>
                  ),
                },
                { label: common.campaigns.sent, isNumber: true, cell: ({ performance }) => format.number(performance.sent.people) },
                { label: common.campaigns.opened, isNumber: true, cell: ({ performance }) => share(performance.openRate) },
                { label: t.clicked, isNumber: true, isSecondary: true, cell: ({ performance }) => share(performance.clickThroughRate) },
                { label: common.campaigns.converted, isNumber: true, cell: ({ performance }) => share(performance.conversionRate) },
                {
                  label: common.campaigns.revenue,
                  isNumber: true,
                  cell: ({ performance }) => format.money(performance.revenue, currency),
                },
                { label: t.roi, isNumber: true, isSecondary: true, cell: ({ performance }) => share(performance.roi) },
                { label: common.campaigns.goals, cell: ({ goals }) => <GoalsState goals={goals} /> },
              ]}
            />
          )}
        </Paged>
      </Panel>
    </Page>
  );
}
