import { Button, SegmentedControl } from '@mantine/core';
import { useEffect, useState } from 'react';
import {
  DiscoveryFound,
  type DiscoveryFoundData,
  type DiscoveryRunShown,
  DiscoverySoFar,
  LookForGroups,
  StopLooking,
} from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useDeed } from '../../data/use-deed';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { discoverTexts } from '../../messages/pages/discover';
import { Answered } from '../../parts/answered';
import { Chip } from '../../parts/chip';
import { Page } from '../../parts/page';
import { Panel } from '../../parts/panel';
import { ShareBar } from '../../parts/spark';
import { Note, ProblemNote } from '../../parts/states';
import { BoughtNextPanel } from './bought-next';
import css from './discover.module.css';
import { SuggestedGroups } from './suggested-groups';

const LOOK_MS = 1_500;
const GROUPS = [2, 3, 5, 8, 12, 20];

type Found = NonNullable<DiscoveryFoundData['discovery']>;

/** What the data themselves suggest: groups as pictures, each a click from the editor and from being saved. */
export function DiscoverPage() {
  const t = usePageTexts(discoverTexts);
  const { may } = useRights();
  const [groups, setGroups] = useState(5);
  const soFar = useAnswer(DiscoverySoFar, {});
  const found = useAnswer(DiscoveryFound, { groups });
  const run = soFar.data?.discoveryRuns[0];
  const starting = useDeed(LookForGroups, DiscoverySoFar);
  const stopping = useDeed(StopLooking, DiscoverySoFar);
  const goesOn = run?.state === 'WAITING' || run?.state === 'RUNNING';
  const { refresh } = soFar;
  useEffect(() => {
    if (!goesOn) return;
    const timer = setInterval(refresh, LOOK_MS);
    return () => clearInterval(timer);
  }, [goesOn, refresh]);
  const { refresh: findAgain } = found;
  const finishedAt = run?.finishedAt;
  useEffect(() => {
    if (typeof finishedAt === 'string') findAgain();
  }, [finishedAt, findAgain]);
  const look = (text: string) =>
    may('segments:write') && (
      <Button onClick={() => void starting.run({})} loading={starting.isRunning} disabled={goesOn}>
        {text}
      </Button>
    );
  const isEmpty = found.data?.discovery === null;
  return (
    <Page title={t.title} subtitle={t.subtitle} actions={isEmpty ? undefined : look(t.again)}>
      {starting.problem !== undefined && <ProblemNote problem={starting.problem} />}
      {stopping.problem !== undefined && <ProblemNote problem={stopping.problem} />}
      {run !== undefined && <RunState run={run} onStop={may('segments:write') ? () => void stopping.run({ id: run.id }) : undefined} />}
      <Answered asked={found} lines={12}>
        {({ discovery }) =>
          discovery === null ? (
            <Panel title={t.title}>
              <Note icon="spark" title={t.empty.title} action={goesOn ? undefined : look(t.look)}>
                {t.empty.text}
              </Note>
            </Panel>
          ) : (
            <FoundGroups found={discovery} groups={groups} onGroups={setGroups} />
          )
        }
      </Answered>
      {may('orders:read', 'products:read') && <BoughtNextPanel />}
    </Page>
  );
}

/** How far the search is, or that the last came to nothing. */
function RunState({ run, onStop }: { readonly run: DiscoveryRunShown; readonly onStop: (() => void) | undefined }) {
  const t = usePageTexts(discoverTexts);
  const { format } = useMessages();
  const { state, step, progress, error } = run;
  if (state === 'FAILED' || state === 'CANCELLED') {
    return (
      <p className={css.state}>
        <Chip tone={state === 'FAILED' ? 'bad' : 'plain'}>{t.ended[state]}</Chip> {error}
      </p>
    );
  }
  if (state === 'COMPLETED') return null;
  return (
    <div className={css.state} role="status">
      <span>{t.steps[step ?? 'WAITING']}</span>
      <span className={css.progress}>
        <ShareBar share={progress} />
      </span>
      <span className="num">{format.share(progress)}</span>
      {onStop !== undefined && (
        <Button variant="subtle" size="compact-xs" onClick={onStop}>
          {t.stop}
        </Button>
      )}
    </div>
  );
}

function FoundGroups({
  found,
  groups,
  onGroups,
}: {
  readonly found: Found;
  readonly groups: number;
  readonly onGroups: (groups: number) => void;
}) {
  const t = usePageTexts(discoverTexts);
  const { format } = useMessages();
  const { asOf, isStale, refusal, customers, lookedAt, withheld, suggestions } = found;
  const state = (
    <p className={css.state}>
      {t.asOf(format.moment(asOf), format.number(lookedAt), format.number(customers))}
      {isStale && <Chip tone="warn">{t.stale}</Chip>}
      {withheld > 0 && <span>{t.withheld(format.number(withheld))}</span>}
    </p>
  );
  if (refusal !== null) {
    const { title, text } = t.refusals[refusal];
    return (
      <>
        {state}
        <Panel title={t.title}>
          <Note icon="question" title={title}>
            {text}
          </Note>
        </Panel>
      </>
    );
  }
  const of = (measure: string) => suggestions.filter((one) => one.measure === measure && one.kind !== 'RFM');
  const judged = t.judged(format.number(found.judged), format.number(found.compared));
  return (
    <>
      {state}
      <div className={css.parts}>
        <Part name="VALUE" note={judged} groups={of('VALUE')} customers={customers} />
        <Part name="REPEAT" groups={of('REPEAT')} customers={customers} />
        <SegmentationPanel found={found} groups={groups} onGroups={onGroups} />
        <Part name="PURCHASE" groups={of('PURCHASE')} customers={customers} />
        <Part name="RFM" note={t.rfmNote} groups={suggestions.filter(({ kind }) => kind === 'RFM')} customers={customers} />
      </div>
    </>
  );
}

function Part({
  name,
  note,
  groups,
  customers,
}: {
  readonly name: keyof (typeof discoverTexts)['en']['parts'];
  readonly note?: string;
  readonly groups: Found['suggestions'];
  readonly customers: number;
}) {
  const { title, none } = usePageTexts(discoverTexts).parts[name];
  return (
    <Panel title={title} note={note}>
      {groups.length === 0 ? <p className="dim">{none}</p> : <SuggestedGroups groups={groups} customers={customers} label={title} />}
    </Panel>
  );
}

/** Everybody in so many groups, as many as one chooses. */
function SegmentationPanel({
  found: { segmentation, customers },
  groups,
  onGroups,
}: {
  readonly found: Found;
  readonly groups: number;
  readonly onGroups: (groups: number) => void;
}) {
  const t = usePageTexts(discoverTexts).segmentation;
  const { format } = useMessages();
  if (segmentation === null) {
    return (
      <Panel title={t.title}>
        <p className="dim">{t.none}</p>
      </Panel>
    );
  }
  const { mostGroups } = segmentation;
  const choices = [...GROUPS.filter((count) => count < mostGroups), mostGroups];
  return (
    <Panel
      title={t.title}
      note={t.note(format.share(segmentation.explained))}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t.groups}
          value={String(choices.findLast((count) => count <= groups))}
          onChange={(value) => onGroups(Number(value))}
          data={choices.map(String)}
        />
      }
    >
      <SuggestedGroups groups={segmentation.groups} customers={customers} label={t.title} />
    </Panel>
  );
}
