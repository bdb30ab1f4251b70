import { Link, useParams } from '@tanstack/react-router';
import { CampaignDetail } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { campaignTexts } from '../../messages/pages/campaigns';
import { Columns } from '../../parts/columns';
import { Figures } from '../../parts/figures';
import { Page } from '../../parts/page';
import { Note, ProblemNote, Skeleton } from '../../parts/states';
import { AroundPanel } from './around-panel';
import type { CampaignShown } from './campaign-shown';
import { BySegmentPanel } from './by-segment-panel';
import { EffectPanel } from './effect-panel';
import { GoalsPanel } from './goals-panel';
import { WayPanel } from './way-panel';

export function CampaignPage() {
  const t = usePageTexts(campaignTexts);
  const { t: common } = useMessages();
  const { id } = useParams({ from: '/campaigns/$id' });
  const { data, problem, isPrevious, refresh } = useAnswer(CampaignDetail, { id });
  if (data === undefined || isPrevious || data.campaign === null) {
    return (
      <Page title={common.campaigns.name} lead={<Link to="/campaigns">{t.title}</Link>}>
        {problem !== undefined ? (
          <ProblemNote problem={problem} onRetry={refresh} />
        ) : data === undefined || isPrevious ? (
          <Skeleton lines={10} />
        ) : (
          <Note icon="question" title={common.states.problems['not-found'].title}>
            {common.states.problems['not-found'].text}
          </Note>
        )}
      </Page>
    );
  }
  return <Shown campaign={data.campaign} />;
}

function Shown({ campaign }: { readonly campaign: CampaignShown }) {
  const t = usePageTexts(campaignTexts);
  const { t: common, format } = useMessages();
  const { may, currency } = useRights();
  const { performance, startsAt, endsAt } = campaign;
  const share = (value: number | null) => (value === null ? '–' : format.share(value));
  const about = [
    startsAt === null ? '' : t.from(format.date(startsAt), endsAt === null ? '' : format.date(endsAt)),
    common.word(campaign.channel ?? ''),
    common.word(campaign.type ?? ''),
    campaign.offer ?? '',
  ];
  return (
    <Page title={campaign.name} lead={<Link to="/campaigns">{t.title}</Link>} subtitle={about.filter((part) => part !== '').join(' · ')}>
      <Figures
        figures={[
          {
            label: common.campaigns.sent,
            value: format.number(performance.sent.people),
            note: `${t.delivered} ${share(performance.deliveryRate)}`,
          },
          { label: common.campaigns.opened, value: share(performance.openRate), note: format.number(performance.opened.people) },
          { label: t.clicked, value: share(performance.clickThroughRate), note: format.number(performance.clicked.people) },
          {
            label: common.campaigns.converted,
            value: share(performance.conversionRate),
            note: format.number(performance.converted.people),
          },
          {
            label: common.campaigns.revenue,
            value: format.money(performance.revenue, currency),
            note: performance.cost === null ? t.noCost : `${t.cost} ${format.money(performance.cost, currency)}`,
          },
          { label: t.roi, value: share(performance.roi), note: performance.isCostPartial ? t.costPartial : undefined },
        ]}
      />
      <Columns>
        <div>
          <WayPanel performance={performance} />
          {may('segments:read') && <BySegmentPanel id={campaign.id} />}
          <EffectPanel id={campaign.id} />
        </div>
        <div>
          <GoalsPanel campaign={campaign} />
          <AroundPanel around={campaign.beforeAndAfter} />
        </div>
      </Columns>
    </Page>
  );
}
