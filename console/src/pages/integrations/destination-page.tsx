import { Link, useNavigate, useParams } from '@tanstack/react-router';
import {
  CompareDestination,
  DeleteDestination,
  DestinationDetail,
  DestinationList,
  DestinationMembers,
  type DestinationShown,
  PauseDestination,
  ResumeDestination,
  TestDestination,
} from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { integrationTexts } from '../../messages/pages/integrations';
import { outgoingTexts } from '../../messages/pages/outgoing';
import { Figures } from '../../parts/figures';
import { Page } from '../../parts/page';
import { ProblemNote, Skeleton } from '../../parts/states';
import { DeedButtons, perform } from './deed-buttons';
import { DestinationMembersPanel } from './destination-members-panel';
import { underway } from './destinations-panel';
import { Failure, OutgoingState, SegmentLink, useNamesOfSegments } from './outgoing-bits';

export function DestinationPage() {
  const t = usePageTexts(outgoingTexts);
  const texts = usePageTexts(integrationTexts);
  const { id } = useParams({ from: '/integrations/destinations/$id' });
  const { data, problem, isPrevious, refresh } = useAnswer(DestinationDetail, { id });
  if (data === undefined || isPrevious) {
    return (
      <Page title={t.destination} lead={<Link to="/integrations">{texts.title}</Link>}>
        {problem === undefined ? <Skeleton lines={8} /> : <ProblemNote problem={problem} onRetry={refresh} />}
      </Page>
    );
  }
  return <Shown destination={data.destination} />;
}

function Shown({ destination }: { readonly destination: DestinationShown }) {
  const t = usePageTexts(outgoingTexts);
  const texts = usePageTexts(integrationTexts);
  const { format } = useMessages();
  const { may } = useRights();
  const names = useNamesOfSegments([destination.segmentId]);
  const { counts, isComparing, comparedAt, strangers } = destination;
  const compared = isComparing ? t.comparing : comparedAt === null ? t.neverCompared : t.compared(format.ago(comparedAt));
  return (
    <Page
      title={destination.name}
      lead={<Link to="/integrations">{texts.title}</Link>}
      subtitle={
        <>
          {t.destinationKinds[destination.kind]} · <SegmentLink id={destination.segmentId} names={names} /> · {compared}{' '}
          <OutgoingState of={destination} />
        </>
      }
      actions={may('destinations:manage') ? <Deeds destination={destination} /> : undefined}
    >
      <Failure text={destination.pausedReason} />
      <Failure text={destination.failures > 0 ? destination.lastError : null} at={destination.lastErrorAt} />
      <Figures
        figures={[
          {
            label: t.there,
            value: format.number(counts.present),
            ...(strangers !== null && strangers > 0 && { note: t.strangers(format.number(strangers)) }),
          },
          { label: t.underway, value: format.number(underway(counts)) },
          ...(['SKIPPED', 'REFUSED', 'STUCK', 'GONE'] as const).map((state) => ({
            label: t.memberStates[state],
            value: format.number(counts[COUNTED[state]]),
          })),
        ]}
      />
      {may('customers:read') && <DestinationMembersPanel id={destination.id} />}
    </Page>
  );
}

const COUNTED = { SKIPPED: 'skipped', REFUSED: 'refused', STUCK: 'stuck', GONE: 'gone' } as const;
const CHANGES = [DestinationDetail, DestinationList, DestinationMembers];

function Deeds({ destination: { id, pausedAt } }: { readonly destination: DestinationShown }) {
  const t = usePageTexts(outgoingTexts);
  const navigate = useNavigate();
  return (
    <DeedButtons
      deeds={[
        {
          label: t.test,
          run: async () => {
            const { error } = (await perform(TestDestination, { id })).testDestination;
            if (error !== null) throw new Error(error);
            return t.tested;
          },
        },
        {
          label: t.compare,
          run: async () => {
            await perform(CompareDestination, { id }, ...CHANGES);
            return t.comparingNow;
          },
        },
        pausedAt === null
          ? { label: t.pause, run: async () => void (await perform(PauseDestination, { id }, ...CHANGES)) }
          : { label: t.resume, run: async () => void (await perform(ResumeDestination, { id }, ...CHANGES)) },
        {
          label: t.remove,
          confirm: t.removeDestination,
          run: async () => {
            await perform(DeleteDestination, { id }, DestinationList);
            await navigate({ to: '/integrations' });
          },
        },
      ]}
    />
  );
}
