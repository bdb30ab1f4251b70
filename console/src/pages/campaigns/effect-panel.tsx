import { Button, Select, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { CampaignEffectOf, type CampaignEffectOfData, FindSegments } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { campaignTexts } from '../../messages/pages/campaigns';
import { Answered } from '../../parts/answered';
import { Chip } from '../../parts/chip';
import { DataTable } from '../../parts/data-table';
import { Panel } from '../../parts/panel';
import css from './campaigns.module.css';

type Effect = NonNullable<NonNullable<CampaignEffectOfData['campaign']>['effect']>;
type Difference = NonNullable<Effect['buyers']>;

/** What a campaign caused: those who were to get it beside those whom a draw held out. How it was drawn stands in the address. */
export function EffectPanel({ id }: { readonly id: string }) {
  const t = usePageTexts(campaignTexts);
  const { may } = useRights();
  const given = useSearch({ from: '/campaigns/$id' });
  const navigate = useNavigate({ from: '/campaigns/$id' });
  const [percent, setPercent] = useState(given.heldOut ?? '10');
  const [salt, setSalt] = useState(given.salt ?? '');
  const [segment, setSegment] = useState<string | null>(given.for ?? null);
  const segments = useAnswer(FindSegments, may('segments:read') ? {} : 'skip');
  const heldOut = Number((given.heldOut ?? '').replace(',', '.')) / 100;
  const isAsked = given.salt !== undefined && heldOut > 0 && heldOut < 1;
  const effect = useAnswer(
    CampaignEffectOf,
    isAsked ? { id, heldOut, salt: given.salt ?? '', ...(given.for === undefined ? {} : { segmentId: given.for }) } : 'skip',
  );
  const compare = (event: FormEvent) => {
    event.preventDefault();
    void navigate({ search: (before) => ({ ...before, heldOut: percent, salt, for: segment ?? undefined }), replace: true });
  };
  return (
    <Panel title={t.effect} note={t.effectNote}>
      <form className={css.effectForm} onSubmit={compare}>
        <TextInput label={t.salt} title={t.saltHint} value={salt} onChange={(event) => setSalt(event.currentTarget.value)} />
        <TextInput label={t.heldOut} inputMode="decimal" value={percent} onChange={(event) => setPercent(event.currentTarget.value)} />
        <Select
          label={t.forSegment}
          placeholder={t.everybody}
          data={segments.data?.segments.nodes.map(({ id: value, name }) => ({ value, label: name })) ?? []}
          value={segment}
          onChange={setSegment}
          searchable
          clearable
        />
        <Button type="submit" variant="default" disabled={salt === '' || percent === ''}>
          {t.compare}
        </Button>
      </form>
      {isAsked ? (
        <Answered asked={effect}>{({ campaign }) => <Shown effect={campaign?.effect ?? null} />}</Answered>
      ) : (
        <p className="dim">{t.begin}</p>
      )}
    </Panel>
  );
}

function Shown({ effect }: { readonly effect: Effect | null }) {
  const t = usePageTexts(campaignTexts);
  const { format } = useMessages();
  const { currency } = useRights();
  if (effect === null) return <p className="dim">{t.noEffect}</p>;
  const groups = [
    { label: t.treated, ...effect.treated },
    { label: t.control, ...effect.heldOut },
  ];
  const points = (value: number) => t.points(`${value > 0 ? '+' : ''}${format.decimal(value * 100)}`);
  const money = (value: number) => `${value > 0 ? '+' : ''}${format.money(value, currency, true)}`;
  return (
    <>
      <div className={css.bleed}>
        <DataTable
          label={t.effect}
          rows={groups}
          keyOf={({ label }) => label}
          columns={[
            { label: t.group, isWide: true, cell: ({ label }) => label },
            { label: t.customers, isNumber: true, cell: ({ customers }) => format.number(customers) },
            { label: t.sentTo, isNumber: true, cell: ({ sentTo }) => format.number(sentTo) },
            {
              label: t.buyers,
              isNumber: true,
              cell: ({ buyers, customers }) => (customers === 0 ? '–' : format.share(buyers / customers)),
            },
            {
              label: t.revenueEach,
              isNumber: true,
              cell: ({ revenue, customers }) => (customers === 0 ? '–' : format.money(Number(revenue) / customers, currency, true)),
            },
          ]}
        />
      </div>
      {effect.buyers !== null && <Interval label={t.buyersDifference} difference={effect.buyers} write={points} />}
      {effect.revenue !== null && <Interval label={t.revenueDifference} difference={effect.revenue} write={money} />}
      <p className={css.note}>
        {t.effectDays(format.number(effect.days), effect.isUnfinished)}{' '}
        {effect.heldOut.sentTo > 0 && t.sentToControl(format.number(effect.heldOut.sentTo))}
      </p>
    </>
  );
}

/** A difference with the interval in which it lies, beside zero. */
function Interval({
  label,
  difference: { difference, low, high },
  write,
}: {
  readonly label: string;
  readonly difference: Difference;
  readonly write: (value: number) => string;
}) {
  const t = usePageTexts(campaignTexts);
  const reach = Math.max(Math.abs(low), Math.abs(high), Math.abs(difference)) || 1;
  const at = (value: number) => `${50 + (value / reach) * 46}%`;
  const verdict = low > 0 ? 'more' : high < 0 ? 'less' : 'chance';
  return (
    <div className={css.interval}>
      <p className={css.goalHead}>
        <b>{label}</b>
        <span>{write(difference)}</span>
        <Chip tone={verdict === 'more' ? 'good' : verdict === 'less' ? 'bad' : 'plain'}>{t.verdicts[verdict]}</Chip>
      </p>
      <div className={css.axis} aria-hidden="true">
        <span className={css.range} style={{ left: at(low), width: `${((high - low) / reach) * 46}%` }} data-verdict={verdict} />
        <span className={css.mark} style={{ left: at(difference) }} />
      </div>
      <p className="dim">{t.interval(write(low), write(high))}</p>
    </div>
  );
}
