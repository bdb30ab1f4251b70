import { Select } from '@mantine/core';
import { useState } from 'react';
import { DestinationMembers, type DestinationMemberState } from '../../data/operations';
import { useNamesOfPeople } from '../../data/use-names-of-people';
import { usePages } from '../../data/use-pages';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { outgoingTexts } from '../../messages/pages/outgoing';
import { Chip, type Tone } from '../../parts/chip';
import { CustomerLink } from '../../parts/customer-link';
import { DataTable } from '../../parts/data-table';
import { Paged } from '../../parts/paged';
import { Panel } from '../../parts/panel';
import { Note } from '../../parts/states';

const TONES: Readonly<Record<DestinationMemberState, Tone>> = {
  PRESENT: 'good',
  PUTTING: 'accent',
  REMOVING: 'accent',
  SKIPPED: 'warn',
  REFUSED: 'bad',
  STUCK: 'bad',
  GONE: 'plain',
};
const STATES = Object.keys(TONES) as DestinationMemberState[];

/** Each customer as the destination has them, and why somebody is not there. */
export function DestinationMembersPanel({ id }: { readonly id: string }) {
  const t = usePageTexts(outgoingTexts);
  const { format } = useMessages();
  const [state, setState] = useState<DestinationMemberState | null>(null);
  const pages = usePages(DestinationMembers, { id, ...(state !== null && { state }) }, ({ destination: { members } }) => ({
    items: members.nodes,
    total: members.totalCount,
    next: members.pageInfo.hasNextPage ? (members.pageInfo.endCursor ?? undefined) : undefined,
  }));
  const people = useNamesOfPeople(pages.items.flatMap(({ customerId }) => customerId ?? []));
  return (
    <Panel
      title={t.members}
      flush
      actions={
        <Select
          size="xs"
          aria-label={t.state}
          placeholder={t.all}
          clearable
          value={state}
          onChange={(chosen) => setState(STATES.find((one) => one === chosen) ?? null)}
          data={STATES.map((value) => ({ value, label: t.memberStates[value] }))}
        />
      }
    >
      <Paged
        pages={pages}
        empty={
          <Note icon="people" title={t.noMembers.title}>
            {t.noMembers.text}
          </Note>
        }
      >
        {(members) => (
          <DataTable
            label={t.members}
            rows={members.map((member, place) => ({ ...member, place }))}
            keyOf={({ customerId, place }) => customerId ?? `gone ${place}`}
            columns={[
              {
                label: t.who,
                isWide: true,
                cell: ({ customerId }) =>
                  customerId === null ? '–' : <CustomerLink person={people.get(customerId) ?? { id: customerId }} />,
              },
              { label: t.state, cell: (member) => <Chip tone={TONES[member.state]}>{t.memberStates[member.state]}</Chip> },
              {
                label: t.why,
                cell: ({ problem, message }) => [problem === null ? '' : t.problems[problem], message ?? ''].filter(Boolean).join(': '),
              },
              { label: t.when, isSecondary: true, cell: ({ changedAt }) => <span className="dim">{format.ago(changedAt)}</span> },
            ]}
          />
        )}
      </Paged>
    </Panel>
  );
}
