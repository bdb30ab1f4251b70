import type { Goal } from '../../data/operations';
import { useRights } from '../../data/viewer';
import type { Format } from '../../messages/format';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { campaignTexts } from '../../messages/pages/campaigns';
import { Chip } from '../../parts/chip';

/** Whether a goal is reached, or will be as things go. */
export function GoalState({ goal }: { readonly goal: Pick<Goal, 'reached' | 'onCourse' | 'dueAt'> }) {
  const t = usePageTexts(campaignTexts);
  const { t: common } = useMessages();
  if (goal.reached)
    return (
      <Chip tone="good" icon="check">
        {t.reached}
      </Chip>
    );
  if (Date.parse(goal.dueAt) < Date.now())
    return (
      <Chip tone="bad" icon="cross">
        {t.missed}
      </Chip>
    );
  if (goal.onCourse === null) return <Chip>{t.unknown}</Chip>;
  return goal.onCourse ? (
    <Chip tone="good" icon="check">
      {common.campaigns.onCourse}
    </Chip>
  ) : (
    <Chip tone="warn" icon="warning">
      {common.campaigns.offCourse}
    </Chip>
  );
}

/** The goals of a campaign in one word: the worst of them. */
export function GoalsState({ goals }: { readonly goals: readonly Goal[] }) {
  const { t } = useMessages();
  const worst = goals.find(({ onCourse, reached }) => !reached && onCourse === false) ?? goals.find(({ reached }) => !reached) ?? goals[0];
  return worst === undefined ? <span className="dim">{t.campaigns.noGoals}</span> : <GoalState goal={worst} />;
}

/** A figure of a goal as it is written; rates are from 0 to 1. */
export function useGoalAmount(): (metric: Goal['metric'], value: number | string | null) => string {
  const { format } = useMessages();
  const { currency } = useRights();
  return (metric, value) => (value === null ? '–' : amountOf(metric, Number(value), format, currency));
}

function amountOf(metric: Goal['metric'], value: number, format: Format, currency: string): string {
  if (metric === 'REVENUE') return format.money(value, currency);
  return isRate(metric) ? format.share(value) : format.number(value);
}

export function isRate(metric: Goal['metric']): boolean {
  return metric.endsWith('_RATE') || metric === 'ROI';
}
