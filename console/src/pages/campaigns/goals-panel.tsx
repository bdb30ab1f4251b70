import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { CampaignDetail, CampaignList, FollowGoals, type GoalMetric, HomeCampaigns, SetGoals } from '../../data/operations';
import { refreshAnswers } from '../../data/answers';
import { useFollow } from '../../data/use-answer';
import { useDeed } from '../../data/use-deed';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { campaignTexts } from '../../messages/pages/campaigns';
import { Icon } from '../../parts/icon';
import { Panel } from '../../parts/panel';
import { ShareBar } from '../../parts/spark';
import { ProblemNote } from '../../parts/states';
import type { CampaignShown } from './campaign-shown';
import css from './campaigns.module.css';
import { GoalState, isRate, useGoalAmount } from './goal-state';

/** What is to be reached by when, and whether it will be. */
export function GoalsPanel({ campaign: { id, goals } }: { readonly campaign: CampaignShown }) {
  const t = usePageTexts(campaignTexts);
  const { format } = useMessages();
  const { may } = useRights();
  const amount = useGoalAmount();
  const { run, isRunning, problem } = useDeed(SetGoals, CampaignDetail, CampaignList, HomeCampaigns);
  useFollow(FollowGoals, { campaignId: id }, () => refreshAnswers(CampaignDetail));
  const set = (wanted: readonly { readonly metric: GoalMetric; readonly target: string; readonly dueAt: string }[]) =>
    run({ input: { campaignId: id, goals: wanted.map(({ metric, target, dueAt }) => ({ metric, target, dueAt })) } });
  return (
    <Panel title={t.goals}>
      {goals.length === 0 && <p className="dim">{t.noGoals}</p>}
      <ul className={css.goals}>
        {goals.map((goal) => {
          const { metric, actual, target, dueAt } = goal;
          return (
            <li key={metric}>
              <p className={css.goalHead}>
                <b>{t.metrics[metric]}</b>
                <GoalState goal={goal} />
                {may('campaigns:write') && (
                  <ActionIcon
                    size="sm"
                    aria-label={t.removeGoal(t.metrics[metric])}
                    loading={isRunning}
                    onClick={() => void set(goals.filter((one) => one !== goal))}
                  >
                    <Icon name="cross" size={13} />
                  </ActionIcon>
                )}
              </p>
              <ShareBar share={Number(target) === 0 ? 0 : Math.max(0, Number(actual ?? 0)) / Number(target)} />
              <p className={css.goalFoot}>
                <span>{t.progress(amount(metric, actual), amount(metric, target))}</span>
                <span className="dim">{t.due(format.date(dueAt), format.ago(dueAt))}</span>
              </p>
            </li>
          );
        })}
      </ul>
      {problem !== undefined && <ProblemNote problem={problem} />}
      {may('campaigns:write') && (
        <AddGoal
          isRunning={isRunning}
          taken={goals.map(({ metric }) => metric)}
          onAdd={async (goal) => (await set([...goals, goal])) !== undefined}
        />
      )}
    </Panel>
  );
}

function AddGoal({
  taken,
  isRunning,
  onAdd,
}: {
  readonly taken: readonly GoalMetric[];
  readonly isRunning: boolean;
  readonly onAdd: (goal: { readonly metric: GoalMetric; readonly target: string; readonly dueAt: string }) => Promise<boolean>;
}) {
  const t = usePageTexts(campaignTexts);
  const [metric, setMetric] = useState<string | null>(null);
  const [target, setTarget] = useState('');
  const [dueAt, setDueAt] = useState('');
  const choices = (Object.keys(t.metrics) as GoalMetric[]).filter((one) => !taken.includes(one));
  const chosen = choices.find((one) => one === metric);
  const number = Number(target.replace(',', '.'));
  const isComplete = chosen !== undefined && target !== '' && Number.isFinite(number) && dueAt !== '';
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (chosen === undefined || !isComplete) return;
    const exact = isRate(chosen) ? String(number / 100) : String(number);
    if (await onAdd({ metric: chosen, target: exact, dueAt: new Date(`${dueAt}T23:59:59`).toISOString() })) {
      setMetric(null);
      setTarget('');
    }
  };
  return (
    <form className={css.goalForm} onSubmit={(event) => void add(event)}>
      <Select
        label={t.metric}
        value={chosen ?? null}
        onChange={setMetric}
        data={choices.map((value) => ({ value, label: t.metrics[value] }))}
      />
      <TextInput
        label={t.target}
        title={t.targetHint}
        inputMode="decimal"
        value={target}
        onChange={(event) => setTarget(event.currentTarget.value)}
        rightSection={chosen !== undefined && isRate(chosen) ? '%' : undefined}
      />
      <TextInput label={t.dueAt} type="date" value={dueAt} onChange={(event) => setDueAt(event.currentTarget.value)} />
      <Button type="submit" variant="default" disabled={!isComplete} loading={isRunning}>
        {t.addGoal}
      </Button>
    </form>
  );
}
