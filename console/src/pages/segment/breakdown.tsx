import { Select } from '@mantine/core';
import { useState } from 'react';
import { SegmentBreakdown } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { Panel } from '../../parts/panel';
import { ShareBar } from '../../parts/spark';
import { ProblemNote, Skeleton } from '../../parts/states';
import css from './segment.module.css';

/** What members are broken down by, with the scope that it needs besides. */
const BY = [
  ['rfm_group', undefined],
  ['buyer_type', undefined],
  ['favourite_category', undefined],
  ['favourite_channel', undefined],
  ['lifecycle_stage', undefined],
  ['gender', 'personal_data:read'],
  ['language', undefined],
  ['email_subscription_status', undefined],
] as const;

export function Breakdown({ id }: { readonly id: string }) {
  const { t, format } = useMessages();
  const { may, currency } = useRights();
  const [by, setBy] = useState<string>('rfm_group');
  const { data, problem, isPrevious, refresh } = useAnswer(SegmentBreakdown, { ids: [id], by });
  const breakdown = data?.segmentValue.breakdown;
  const choices = BY.filter(([, scope]) => scope === undefined || may(scope)).map(([value]) => ({ value, label: t.breakdown.by[value] }));
  const valueText = (value: string) => (by === 'language' ? format.languageName(value) : t.word(value));
  const largest = Math.max(...(breakdown?.parts.map(({ share }) => share) ?? []), 0.01);
  return (
    <Panel
      title={t.breakdown.title}
      actions={
        <Select
          data={choices}
          value={by}
          onChange={(chosen) => setBy(chosen ?? by)}
          allowDeselect={false}
          aria-label={t.breakdown.choose}
          w={190}
        />
      }
    >
      {breakdown === undefined ? (
        problem === undefined ? (
          <Skeleton lines={5} />
        ) : (
          <ProblemNote problem={problem} onRetry={refresh} />
        )
      ) : (
        <div className={css.parts} style={{ opacity: isPrevious ? 0.5 : 1 }}>
          <div className={`${css.part} ${css.partHead}`}>
            <span>{t.label(breakdown.label)}</span>
            <span />
            <span className="num">{t.segments.size}</span>
            <span className="num">{t.breakdown.share}</span>
            <span className="num">{t.segments.spentEach}</span>
          </div>
          {breakdown.parts.map(({ kind, value, size, share, figures }) => (
            <div key={`${kind} ${value}`} className={css.part}>
              <span className="ellipsis" title={value === null ? undefined : valueText(value)}>
                {kind === 'VALUE' ? valueText(value ?? '') : <i className="dim">{t.breakdown.kinds[kind]}</i>}
              </span>
              <ShareBar share={share} of={largest} />
              <span className="num">{format.number(size)}</span>
              <span className="num dim">{format.share(share)}</span>
              <span className="num">
                {figures[0]?.mean === null || figures[0] === undefined ? '–' : format.money(figures[0].mean, currency)}
              </span>
            </div>
          ))}
        </div>
      )}
    </Panel>
  );
}
