import { MultiSelect } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { CampaignBySegment, FindSegments } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { campaignTexts } from '../../messages/pages/campaigns';
import { Answered } from '../../parts/answered';
import { DataTable } from '../../parts/data-table';
import { Panel } from '../../parts/panel';

const AT_FIRST = 5;
const MOST = 20;

/** What came of it segment by segment, as people belonged when it was sent. */
export function BySegmentPanel({ id }: { readonly id: string }) {
  const t = usePageTexts(campaignTexts);
  const { t: common, format } = useMessages();
  const { currency } = useRights();
  const { segments } = useSearch({ from: '/campaigns/$id' });
  const navigate = useNavigate({ from: '/campaigns/$id' });
  const known = useAnswer(FindSegments, {});
  const all = known.data?.segments.nodes ?? [];
  const largest = all.toSorted((a, b) => b.size - a.size).slice(0, AT_FIRST);
  const chosen = segments === undefined ? largest.map((segment) => segment.id) : segments.split(',').filter((one) => one !== '');
  const asked = useAnswer(CampaignBySegment, chosen.length === 0 ? 'skip' : { id, segmentIds: chosen });
  const share = (value: number | null) => (value === null ? '–' : format.share(value));
  return (
    <Panel title={t.bySegment} note={t.bySegmentNote} flush>
      <MultiSelect
        aria-label={t.chooseSegments}
        data={all.map((segment) => ({ value: segment.id, label: segment.name }))}
        value={chosen}
        onChange={(ids) => void navigate({ search: (before) => ({ ...before, segments: ids.join(',') }), replace: true })}
        maxValues={MOST}
        searchable
        hidePickedOptions
        px="md"
        py="sm"
      />
      {chosen.length > 0 && (
        <Answered asked={asked}>
          {({ campaign }) => (
            <DataTable
              label={t.bySegment}
              rows={campaign?.performanceBySegment ?? []}
              keyOf={({ segment }) => segment.id}
              columns={[
                {
                  label: t.segment,
                  isWide: true,
                  cell: ({ segment }) => (
                    <Link to="/segments/$id" params={{ id: segment.id }}>
                      {segment.name}
                    </Link>
                  ),
                },
                {
                  label: common.campaigns.sent,
                  isNumber: true,
                  // Nobody knows who would have been in a segment that there was not yet: that is no nought.
                  cell: ({ performance, reachedBefore }) =>
                    performance.sent.people === 0 && reachedBefore > 0 ? t.reachedBefore : format.number(performance.sent.people),
                },
                { label: common.campaigns.opened, isNumber: true, cell: ({ performance }) => share(performance.openRate) },
                { label: t.clicked, isNumber: true, isSecondary: true, cell: ({ performance }) => share(performance.clickThroughRate) },
                { label: common.campaigns.converted, isNumber: true, cell: ({ performance }) => share(performance.conversionRate) },
                { label: t.unsubscribed, isNumber: true, isSecondary: true, cell: ({ performance }) => share(performance.unsubscribeRate) },
                { label: common.campaigns.revenue, isNumber: true, cell: ({ performance }) => format.money(performance.revenue, currency) },
              ]}
            />
          )}
        </Answered>
      )}
    </Panel>
  );
}
