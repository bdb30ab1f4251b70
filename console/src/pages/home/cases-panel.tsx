import { useState } from 'react';
import { FollowCases, type FollowCasesData } from '../../data/operations';
import { useFollow } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { Chip } from '../../parts/chip';
import { CustomerLink } from '../../parts/customer-link';
import { Panel } from '../../parts/panel';
import { Note, ProblemNote, Skeleton } from '../../parts/states';
import css from './home.module.css';

/** Whom to help first. */
export function CasesPanel() {
  const { t, format } = useMessages();
  const { may } = useRights();
  const [update, setUpdate] = useState<FollowCasesData['openCases']>();
  const { problem } = useFollow(FollowCases, { names: may('personal_data:read') }, ({ openCases }) => setUpdate(openCases));
  return (
    <Panel
      title={t.home.cases}
      note={update === undefined ? undefined : format.plural(update.totalCount, t.home.oneCase, t.home.manyCases)}
      flush
    >
      {update === undefined ? (
        problem === undefined ? (
          <Skeleton lines={4} />
        ) : (
          <ProblemNote problem={problem} />
        )
      ) : update.cases.length === 0 ? (
        <Note icon="check" title={t.home.noCases} />
      ) : (
        <ol>
          {update.cases.map(({ rank, customer, interaction, openSince, isOverdue }) => (
            <li key={interaction.id} className={css.case}>
              <span className={css.rank}>{rank}</span>
              <div className={css.who}>
                <p>
                  <CustomerLink person={customer} />
                </p>
                <p className={css.where}>{[interaction.subject, t.word(interaction.channel)].filter(Boolean).join(' · ')}</p>
              </div>
              <Chip tone={isOverdue ? 'warn' : 'plain'} icon="clock">
                {format.ago(openSince)}
              </Chip>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
