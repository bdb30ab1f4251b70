import { SegmentedControl } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { FollowQueue, type FollowQueueData } from '../../data/operations';
import { useFollow } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { Chip } from '../../parts/chip';
import { CustomerLink } from '../../parts/customer-link';
import { Page } from '../../parts/page';
import { Panel } from '../../parts/panel';
import { Note, ProblemNote, Skeleton } from '../../parts/states';
import table from '../../parts/table.module.css';
import { CASE_ORDERS, type CaseOrder } from './case-orders';
import css from './queue.module.css';

type Update = FollowQueueData['openCases'];
type Case = Update['cases'][number];

/** Whom to help first, and why: kept as it is by the server. */
export function QueuePage() {
  const { t, format } = useMessages();
  const { may } = useRights();
  const { by = 'CONTRIBUTION' } = useSearch({ from: '/queue' });
  const navigate = useNavigate({ from: '/queue' });
  const [update, setUpdate] = useState<Update>();
  const { problem } = useFollow(FollowQueue, { names: may('personal_data:read'), orderBy: by }, ({ openCases }) => setUpdate(openCases));
  return (
    <Page title={t.nav.queue} subtitle={t.queue.subtitle}>
      <Panel
        flush
        title={update === undefined ? t.nav.queue : format.plural(update.totalCount, t.home.oneCase, t.home.manyCases)}
        note={
          update === undefined || update.totalCount <= update.cases.length ? undefined : t.queue.first(format.number(update.cases.length))
        }
        actions={
          <SegmentedControl
            size="xs"
            aria-label={t.queue.orderBy}
            value={by}
            onChange={(chosen) => void navigate({ search: { by: chosen }, replace: true })}
            data={CASE_ORDERS.map((value) => ({ value, label: t.queue.orders[value] }))}
          />
        }
      >
        {update === undefined ? (
          problem === undefined ? (
            <Skeleton lines={10} height={52} />
          ) : (
            <ProblemNote problem={problem} />
          )
        ) : update.cases.length === 0 ? (
          <Note icon="check" title={t.home.noCases} />
        ) : (
          <Cases cases={update.cases} by={by} />
        )}
      </Panel>
    </Page>
  );
}

function Cases({ cases, by }: { readonly cases: readonly Case[]; readonly by: CaseOrder }) {
  const { t } = useMessages();
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th className={table.num}>{t.queue.rank}</th>
            <th>{t.members.customer}</th>
            <th className={table.secondary}>{t.queue.why}</th>
            <th className={table.num}>{t.customer.contribution}</th>
            <th>{t.queue.open}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((one, place) => (
            <Fragment key={one.interaction.id}>
              {one.isOverdue !== cases[place - 1]?.isOverdue && (
                <tr className={css.groupRow}>
                  <th colSpan={5} scope="rowgroup">
                    {one.isOverdue ? t.queue.overdueFirst : t.queue.others(t.queue.orders[by])}
                  </th>
                </tr>
              )}
              <CaseRow one={one} by={by} />
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CaseRow({ one, by }: { readonly one: Case; readonly by: CaseOrder }) {
  const { rank, customer, interaction, contribution, openSince, isOverdue, segments } = one;
  const { t, format } = useMessages();
  const { currency } = useRights();
  const [first, ...others] = useReasons(one, by);
  return (
    <tr className={css.row}>
      <td className={`${table.num} dim`}>{rank}</td>
      <td>
        <span className={table.two}>
          <CustomerLink person={customer} />
          <span>{[interaction.subject, t.word(interaction.channel)].filter(Boolean).join(' · ')}</span>
        </span>
      </td>
      <td className={`${table.secondary} ${css.why}`}>
        <p title={[first, ...others].join('\n')}>
          <b className={css.first}>{first}</b> {others.join(' ')}
        </p>
        <p className={css.segments}>
          {segments.map(({ segment: { id, name } }) => (
            <Link key={id} to="/segments/$id" params={{ id }} className={css.segment}>
              {name}
            </Link>
          ))}
        </p>
      </td>
      <td className={table.num}>{format.money(contribution, currency)}</td>
      <td>
        <Chip tone={isOverdue ? 'warn' : 'plain'} icon="clock">
          {isOverdue ? t.queue.overdue(format.ago(openSince)) : format.ago(openSince)}
        </Chip>
      </td>
    </tr>
  );
}

type Reason = Case['reasons'][number]['kind'];

/** What puts a case where it is, by what is to go first. */
const LEADS: Readonly<Record<CaseOrder, Reason | undefined>> = {
  CONTRIBUTION: 'CUSTOMER',
  ROI: 'CUSTOMER',
  SEGMENT_CONTRIBUTION: 'SEGMENT',
  OLDEST: undefined,
};

/** Why a case stands where it does: first what puts it there, then the rest of worth, age and effort. */
function useReasons({ contribution, roi, openSince, isOverdue, interaction, segments, reasons }: Case, by: CaseOrder): readonly string[] {
  const { t, format } = useMessages();
  const { currency } = useRights();
  const [best] = segments;
  const told = reasons.map(({ kind, text }) => ({
    kind,
    text: t.queue.reasons[kind]({
      text,
      ago: format.ago(openSince),
      contribution: format.money(contribution, currency),
      roi: roi === null ? undefined : format.share(roi),
      segment:
        best === undefined
          ? undefined
          : { name: best.segment.name, size: format.number(best.size), contribution: format.money(best.contribution, currency) },
    }),
  }));
  const lead = isOverdue ? 'OVERDUE' : LEADS[by];
  const age = isOverdue ? [] : [t.queue.openFor(format.ago(openSince))];
  const effort = interaction.effort === null ? [] : [t.queue.effort(format.number(interaction.effort))];
  const first = told.filter(({ kind }) => kind === lead).map(({ text }) => text);
  const worth = told.filter(({ kind }) => kind !== lead && kind === 'CUSTOMER').map(({ text }) => text);
  const rest = told.filter(({ kind }) => kind !== lead && kind !== 'CUSTOMER').map(({ text }) => text);
  const inOrder = by === 'OLDEST' ? [...first, ...age, ...worth, ...effort, ...rest] : [...first, ...worth, ...age, ...effort, ...rest];
  return inOrder.filter((text) => text !== '');
}
