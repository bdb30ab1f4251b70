import { Select, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { refreshAnswers } from '../../data/answers';
import { CustomerMemberships, CustomerTimeline, ExplainMembership, FindSegments, FollowCustomer } from '../../data/operations';
import { useAnswer, useFollow } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { changeText } from '../../parts/change-text';
import { Chip } from '../../parts/chip';
import { ClauseTree } from '../../parts/clause-tree';
import { Icon } from '../../parts/icon';
import { Panel } from '../../parts/panel';
import { ProblemNote, Skeleton } from '../../parts/states';
import css from './customer.module.css';

/** In which segments a customer is, since when, until when by time alone; and of any segment why, or why not. */
export function MembershipsPanel({ customerId }: { readonly customerId: string }) {
  const { t, format } = useMessages();
  const { may } = useRights();
  const [asked, setAsked] = useState<string | null>(null);
  const { data, problem, refresh } = useAnswer(CustomerMemberships, { id: customerId });
  const all = useAnswer(FindSegments, {});
  useFollow(FollowCustomer, { customerId }, ({ customerSegments: update }) => {
    // The members that it begins with are asked for above.
    if (update.__typename === 'MembershipChangeBatch') refreshAnswers(CustomerMemberships, CustomerTimeline, ExplainMembership);
  });
  const memberships = data?.customer?.segments ?? [];
  const mayExplain = may('customers:read', 'personal_data:read');
  const toggle = (id: string) => setAsked(asked === id ? null : id);
  const others = (all.data?.segments.nodes ?? []).filter(({ id }) => !memberships.some(({ segmentId }) => segmentId === id));
  return (
    <Panel
      title={t.segments.title}
      flush
      actions={
        mayExplain && (
          <Select
            placeholder={t.why.notIn}
            aria-label={t.why.notIn}
            data={others.map(({ id, name }) => ({ value: id, label: name }))}
            value={others.some(({ id }) => id === asked) ? asked : null}
            onChange={setAsked}
            searchable
            clearable
            w={210}
          />
        )
      }
    >
      {data === undefined ? (
        problem === undefined ? (
          <Skeleton lines={3} />
        ) : (
          <ProblemNote problem={problem} onRetry={refresh} />
        )
      ) : (
        <ul>
          {memberships.length === 0 && <li className={css.nothing}>{t.customer.noSegments}</li>}
          {memberships.map(({ segmentId, segment, since, leavesAt }) => (
            <li key={segmentId} className={css.membership}>
              <UnstyledButton
                className={css.membershipHead}
                onClick={() => toggle(segmentId)}
                aria-expanded={asked === segmentId}
                disabled={!mayExplain}
              >
                <Icon name={asked === segmentId ? 'down' : 'right'} size={13} />
                <b>{segment.name}</b>
                <span className="dim">{t.customer.memberSince(format.date(since))}</span>
                {leavesAt !== null && (
                  <Chip tone="leave" icon="clock">
                    {t.customer.leaves(format.ago(leavesAt))}
                  </Chip>
                )}
              </UnstyledButton>
              {asked === segmentId && <Why customerId={customerId} segmentId={segmentId} />}
            </li>
          ))}
          {asked !== null && others.some(({ id }) => id === asked) && (
            <li className={css.membership}>
              <Why customerId={customerId} segmentId={asked} />
            </li>
          )}
        </ul>
      )}
    </Panel>
  );
}

function Why({ customerId, segmentId }: { readonly customerId: string; readonly segmentId: string }) {
  const { t, format } = useMessages();
  const { data, problem, isPrevious, refresh } = useAnswer(ExplainMembership, { customerId, segmentId });
  const explained = data?.explainMembership;
  if (explained === undefined || isPrevious)
    return problem === undefined ? <Skeleton lines={3} /> : <ProblemNote problem={problem} onRetry={refresh} />;
  if (explained.root === null) return <p className={css.nothing}>{explained.userErrors[0]?.message ?? t.why.unknown}</p>;
  return (
    <div className={css.why}>
      <p className={css.whyHead}>
        <b>{explained.holds === true ? t.why.is : t.why.isNot}</b>
        {explained.asOf !== null && <span className="dim">{t.asOf(format.time(explained.asOf))}</span>}
      </p>
      <ClauseTree clause={explained.root} />
      {explained.smallestChange !== null && (
        <p className={css.turn}>{t.why.smallest(explained.holds === true, changeText(explained.smallestChange, t, format))}</p>
      )}
    </div>
  );
}
