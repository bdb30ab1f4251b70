import { Button, SegmentedControl } from '@mantine/core';
import { useEffect, useState } from 'react';
import { LookalikesFound, type LookalikesFoundData, LookalikesSoFar, LookForLookalikes, StopLooking } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useDeed } from '../../data/use-deed';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { lookalikeTexts } from '../../messages/pages/lookalikes';
import { CustomerLink } from '../../parts/customer-link';
import { Panel } from '../../parts/panel';
import { RuleText } from '../../parts/rule-text';
import { ProblemNote, Skeleton } from '../../parts/states';
import { BeginSegment } from '../editor/begin-segment';
import css from './persona.module.css';

const LOOK_MS = 1_500;
const AUDIENCES = ['PROSPECTS', 'CUSTOMERS'] as const;
type Audience = (typeof AUDIENCES)[number];

/** Who is like the members of a segment, as it was found in the background, and what members are as a rule. */
export function LookalikesPanel({ id }: { readonly id: string }) {
  const t = usePageTexts(lookalikeTexts);
  const { format } = useMessages();
  const { may } = useRights();
  const [audience, setAudience] = useState<Audience>('PROSPECTS');
  const soFar = useAnswer(LookalikesSoFar, { id });
  const found = useAnswer(LookalikesFound, { id, audience, names: may('personal_data:read') });
  const starting = useDeed(LookForLookalikes, LookalikesSoFar);
  const stopping = useDeed(StopLooking, LookalikesSoFar);
  const run = soFar.data?.lookalikeRuns[0];
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
  const told = found.data?.lookalikes;
  const problem = starting.problem ?? stopping.problem ?? found.problem ?? soFar.problem;
  return (
    <Panel
      title={t.title}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t.audience}
          value={audience}
          onChange={(value) => setAudience(value)}
          data={AUDIENCES.map((value) => ({ value, label: t.audiences[value] }))}
        />
      }
    >
      {problem !== undefined && <ProblemNote problem={problem} />}
      {goesOn && (
        <p role="status" className="dim">
          {t.goesOn(format.share(run.progress))}{' '}
          {may('orders:read', 'segments:write') && (
            <Button variant="subtle" size="compact-xs" onClick={() => void stopping.run({ id: run.id })}>
              {t.stop}
            </Button>
          )}
        </p>
      )}
      {(run?.state === 'FAILED' || run?.state === 'CANCELLED') && <p className="dim">{t.ended[run.state]}</p>}
      {told === undefined && problem === undefined && <Skeleton lines={4} />}
      {told === null && !goesOn && <p className="dim">{t.empty}</p>}
      {told !== undefined && told !== null && <Found told={told} audience={audience} />}
      {may('segments:write') && !goesOn && told !== undefined && (
        <Button variant="subtle" size="compact-xs" loading={starting.isRunning} onClick={() => void starting.run({ id })}>
          {told === null ? t.look : t.again}
        </Button>
      )}
    </Panel>
  );
}

function Found({ told, audience }: { readonly told: NonNullable<LookalikesFoundData['lookalikes']>; readonly audience: Audience }) {
  const t = usePageTexts(lookalikeTexts);
  const { format } = useMessages();
  const { refusal, withheld, isStale, quality, profile, customers } = told;
  if (refusal !== null) return <p className="dim">{t.refusals[refusal]}</p>;
  if (withheld) return <p className="dim">{t.withheld}</p>;
  const recall = quality?.recalls.find(({ first }) => first === 0.1)?.recall;
  return (
    <>
      {isStale && <p className="dim">{t.stale}</p>}
      {recall !== undefined && <p className="dim">{t.quality(format.share(recall))}</p>}
      {profile !== null && (
        <div>
          <h3 className={css.factName}>{t.profile[audience]}</h3>
          <RuleText rule={profile.rule} />
          <p className={css.factNote}>{t.covers(format.share(profile.share), format.share(profile.shareOfOthers))}</p>
          <BeginSegment rule={profile.rule} label={t.begin} />
        </div>
      )}
      {customers.length === 0 && <p className="dim">{t.nobody}</p>}
      <ol className={css.drivers} aria-label={t.title}>
        {customers.flatMap(({ rank, customer, reasons }) =>
          customer === null
            ? []
            : [
                <li key={customer.id}>
                  {format.number(rank)}. <CustomerLink person={customer} />
                  {reasons.map(({ rule }) => (
                    <RuleText key={rule} rule={rule} />
                  ))}
                </li>,
              ],
        )}
      </ol>
    </>
  );
}
